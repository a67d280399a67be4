import type { ErrorShape } from '../errors/klump-error.ts'

/**
 * All that the shop's page hears of a lender's decision against a shopper. The lender's reason is for the shopper alone and
 * stays in the frame: tag managers and analytics read what the page reads.
 */
export const DECISIONS = {
  declined: 'The lender decided against the loan. The shopper has read its reason.',
  not_eligible: 'The lender does not lend to this shopper. The shopper has read its reason.',
} as const

/** The error as the page may hear it, whatever the frame put into it. */
export function withoutReason<Given extends Pick<ErrorShape, 'code' | 'message'>>(error: Given): Given {
  const { code } = error
  return code === 'declined' || code === 'not_eligible' ? { ...error, message: DECISIONS[code] } : error
}
