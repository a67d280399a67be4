import { CHECKS } from './checks/index.ts'
import { MERCHANT_REFERENCE_NEEDED } from './checks/signature.ts'
import type { Check, CheckResult, Verdict } from './model.ts'
import { createSubject, type Means } from './subject.ts'

export interface Examination extends Means {
  /** What the recipe describes beyond orders. */
  readonly can: { readonly times: boolean; readonly confirm: boolean }
  /** Whether load checks may run: only when the server is on this machine. */
  readonly isLoaded: boolean
  /** No check starts after it is aborted. */
  readonly stop?: AbortSignal
  /** Is called with each result when its check is over. */
  progress(result: CheckResult, done: number, of: number): void
}

const SECRET_IN_ANSWER = {
  name: 'secret-in-answer',
  sent: 'all of the above',
  expected: 'no answer holds the secret key',
  why: 'An error page that shows the key gives the shop away.',
  read: 'Your server',
}

/** Runs every check, one after the other, and resolves with the results. */
export async function examine(examination: Examination): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  const total = CHECKS.length + 1
  let isLeaked = false
  /** For a failed check, and for each check that would repeat its finding: the name of the failed check. */
  const explainedBy = new Map<string, string>()

  function keep(one: CheckResult): void {
    results.push(one)
    examination.progress(one, results.length, total)
  }

  for (const check of CHECKS) {
    const { run: _, after: __, needs: ___, isLoad: ____, ...about } = check
    const first = check.after?.map((name) => explainedBy.get(name)).find((name) => name !== undefined)
    if (first !== undefined) explainedBy.set(check.name, first)
    const because = first === undefined ? leftOut(check, examination) : `${first} failed`
    if (because !== undefined) {
      keep({ ...about, verdict: 'left out', finding: because, trace: [] })
      continue
    }
    if (examination.stop?.aborted) return results
    const trace: string[] = []
    const subject = createSubject(
      { ...examination, isNamed: explainedBy.has(MERCHANT_REFERENCE_NEEDED) },
      ({ text }) => (isLeaked ||= text.includes(subject.secretKey)),
      (line) => trace.push(line),
    )
    examination.api.alter(undefined)
    examination.api.forget()
    const came = await runCheck(check, subject)
    if (examination.stop?.aborted) return results
    if (came.verdict === 'failed') explainedBy.set(check.name, check.name)
    keep({ ...about, ...came, trace })
  }
  const verdict = isLeaked ? 'failed' : 'passed'
  keep({ ...SECRET_IN_ANSWER, verdict, finding: isLeaked ? 'an answer held the secret key' : '', trace: [] })
  return results
}

async function runCheck(
  check: Check,
  subject: Parameters<Check['run']>[0],
): Promise<{ verdict: Verdict; finding: string }> {
  try {
    const wrong = await check.run(subject)
    if (!wrong) return { verdict: 'passed', finding: '' }
    return { verdict: wrong.advice ? 'advice' : 'failed', finding: wrong.wrong }
  } catch (error) {
    return { verdict: 'failed', finding: error instanceof Error ? error.message : String(error) }
  }
}

function leftOut({ needs = [], isLoad }: Check, { shop, can, isLoaded }: Examination): string | undefined {
  if (needs.includes('orders') && !shop) return 'it needs a recipe (--recipe)'
  if (needs.includes('confirm') && !can.confirm) return 'it needs "confirm" in the recipe'
  // Without a recipe only the answers are judged. With one, a pass would say that the order was paid once.
  if (needs.includes('times') && shop && !can.times) return 'it needs "state.times" in the recipe'
  return isLoad && !isLoaded ? 'a server that is not on this machine is not loaded' : undefined
}
