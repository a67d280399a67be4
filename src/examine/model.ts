import type { Subject } from './subject.ts'

/** What is wrong, in one sentence. `advice`: a server can be right and do so. */
export interface Wrong {
  readonly wrong: string
  readonly advice?: boolean
}

/** One thing that a shop's server has to get right. */
export interface Check {
  /** The name of its finding. */
  readonly name: string
  readonly sent: string
  readonly expected: string
  /** What a shop loses by it, in one line. */
  readonly why: string
  /** The heading of the documentation that says more. */
  readonly read: string
  /** Left out when one of these has failed: it would say the same again. */
  readonly after?: readonly string[]
  /** Left out without these parts of a recipe. */
  readonly needs?: readonly ('orders' | 'times' | 'confirm')[]
  /** Left out at a server that is not on this machine. */
  readonly isLoad?: boolean
  /** Returns nothing when all is well. */
  run(subject: Subject): Promise<Wrong | undefined>
}

export type Verdict = 'passed' | 'failed' | 'advice' | 'left out'

/** A check and what came of it. */
export interface CheckResult extends Pick<Check, 'name' | 'sent' | 'expected' | 'why' | 'read'> {
  readonly verdict: Verdict
  /** What is wrong, or why it was left out; empty where it passed. */
  readonly finding: string
  /** What was sent and came back, in order. */
  readonly trace: readonly string[]
}
