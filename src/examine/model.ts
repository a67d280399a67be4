import type { Subject } from './subject.ts'

/** What is wrong, in one sentence. `advice`: a correct server may do so. */
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
  /** What a failure costs the shop, in one line. */
  readonly why: string
  /** The heading in the documentation about this. */
  readonly read: string
  /** Left out when one of these checks has failed: it would report the same again. */
  readonly after?: readonly string[]
  /** Left out without these parts of a recipe. */
  readonly needs?: readonly ('orders' | 'times' | 'confirm')[]
  /** Left out at a server that is not on this machine. */
  readonly isLoad?: boolean
  /** Resolves with undefined when the check passes. */
  run(subject: Subject): Promise<Wrong | undefined>
}

export type Verdict = 'passed' | 'failed' | 'advice' | 'left out'

/** A check and its result. */
export interface CheckResult extends Pick<Check, 'name' | 'sent' | 'expected' | 'why' | 'read'> {
  readonly verdict: Verdict
  /** What is wrong, or why the check was left out; empty when it passed. */
  readonly finding: string
  /** The requests and answers, in order. */
  readonly trace: readonly string[]
}
