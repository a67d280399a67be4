import type { CheckResult, Verdict } from '../model.ts'

const count = (results: readonly CheckResult[], verdict: Verdict) =>
  results.filter((one) => one.verdict === verdict).length

/** `34 passed, 2 failed, 0 advice, 3 left out`. */
export const summary = (results: readonly CheckResult[]) =>
  (['passed', 'failed', 'advice', 'left out'] as const)
    .map((verdict) => `${count(results, verdict)} ${verdict}`)
    .join(', ')

export const hasFailed = (results: readonly CheckResult[]) => count(results, 'failed') > 0
