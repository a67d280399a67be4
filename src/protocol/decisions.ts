import type { ErrorShape } from '../errors/klump-error.ts'

/**
 * All that the shop's page receives about a lender's decision against a shopper. The lender's reason is for the shopper alone and stays in
 * the frame, because tag managers and analytics read what the page receives.
 */
export const DECISIONS = {
  declined: 'The lender decided against the loan. The shopper has read its reason.',
  not_eligible: 'The lender does not lend to this shopper. The shopper has read its reason.',
} as const

/** The error for the page. The text of a decision replaces the frame's message, which may contain the lender's reason. */
export function withoutReason<Given extends Pick<ErrorShape, 'code' | 'message'>>(error: Given): Given {
  const { code } = error
  return code === 'declined' || code === 'not_eligible' ? { ...error, message: DECISIONS[code] } : error
}
