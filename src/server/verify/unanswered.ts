import type { UnknownCode } from './result.ts'

export interface Unanswered {
  kind: 'unknown'
  code: UnknownCode
  reason: string
  retryAfterSeconds?: number
}
