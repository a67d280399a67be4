import type { Judged, Verdict } from '../model.ts'

const count = (judged: readonly Judged[], verdict: Verdict) =>
  judged.filter((one) => one.verdict === verdict).length

/** `34 passed, 2 failed, 0 advice, 3 left out`. */
export const summary = (judged: readonly Judged[]) =>
  (['passed', 'failed', 'advice', 'left out'] as const)
    .map((verdict) => `${count(judged, verdict)} ${verdict}`)
    .join(', ')

export const hasFailed = (judged: readonly Judged[]) => count(judged, 'failed') > 0
