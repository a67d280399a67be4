import type { UnknownCode } from './result.ts'

export interface Unanswered {
  kind: 'unknown'
  code: UnknownCode
  reason: string
  retryAfterSeconds?: number
}

/** The verdict without a usable answer. The rest has own properties only: a library may have put others on `Object.prototype`. */
export const unknownVerdict = ({ kind: verdict, ...why }: Unanswered) => ({ verdict, ...why })
