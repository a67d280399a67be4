import { messageFor, type Outcome } from 'klump-checkout'
import type { Verdict } from './shop-api.ts'

/** How the checkout ended. */
export interface Ending {
  /** `loaded`: no checkout ended, the page was loaded or a basket chosen. `elsewhere`: another window took the checkout over. */
  status: 'loaded' | 'success' | 'pending' | 'failed' | 'cancelled' | 'elsewhere'
  /** The reference of the attempt whose shopper agreed: Klump's, or the shop's own when Klump had given none. */
  reference?: string | undefined
  /** The error's code. */
  code?: string
}

export const LOADED: Ending = { status: 'loaded' }

/** The overlay's outcome is only a hint, also a success: only the shop's server knows the result, because it asks Klump. */
export function endingOf(outcome: Outcome, isTakenOver: boolean): Ending {
  if (outcome.status === 'cancelled') return { status: isTakenOver ? 'elsewhere' : 'cancelled' }
  if (outcome.status === 'failed') {
    const { code } = outcome.error
    // Klump knows an earlier attempt, which may have been paid. This is no error: the shop's server has to verify the order.
    const isKnown = code === 'already_paid' || code === 'duplicate_reference'
    return isKnown ? { status: 'pending' } : { status: 'failed', code }
  }
  // When Klump had given no reference yet, the shop's own merchant_reference identifies the attempt.
  return { status: outcome.status, reference: outcome.reference || outcome.merchantReference }
}

/** What the shopper is shown. */
export interface Decision {
  mood: 'good' | 'bad' | 'open'
  title: string
  text: string
  /** `ask-again`: a new request to the shop's server can change the decision. `new-order`: this order is paid and complete. */
  next?: 'ask-again' | 'new-order'
  /** The order must not be paid now: it is paid, or a bank is deciding. */
  isClosed?: boolean
}

/** Shown until the shop's server has answered. Nothing after a checkout that was cancelled, failed or was taken over. */
export const meanwhile = ({ status }: Ending): Decision | undefined =>
  status === 'loaded' || status === 'success' || status === 'pending' ? ASKING : undefined

const ASKING: Decision = {
  mood: 'open',
  title: 'One moment',
  text: 'The shop is asking Klump about your payment.',
  isClosed: true,
}

/**
 * The shop server's verdict counts, not the overlay's outcome. The ending selects the text when nothing is paid and no bank decides.
 * `verdict` is undefined when no order was placed. Returns undefined when there is nothing to show.
 */
export function decide(ending: Ending, verdict: Verdict | undefined): Decision | undefined {
  const { status, reference, code = 'failed' } = ending
  if (verdict === 'paid') {
    const text = 'Your order is on its way.'
    return { mood: 'good', title: 'Paid. Thank you!', text, next: 'new-order', isClosed: true }
  }
  const next = 'ask-again'
  if (verdict === 'in-progress') {
    const text = `We keep your order, and you need not pay again.${reference ? ` Your reference is ${reference}.` : ''}`
    return { mood: 'open', title: 'Your bank is still deciding', text, next, isClosed: true }
  }
  switch (status) {
    case 'loaded':
      return undefined
    case 'cancelled':
      return { mood: 'open', title: 'Your basket is still here', text: messageFor('cancelled') }
    case 'failed':
      // The error’s own message is for developers and appears in the console.
      return { mood: 'bad', title: 'Your order is not paid', text: messageFor(code) }
    case 'elsewhere':
      return ELSEWHERE
  }
  // After `success` or `pending` the shopper may have a loan.
  if (verdict === 'not-paid') return { mood: 'bad', ...NOT_PAID[status], next }
  const text = 'Nothing is lost: ask again in a moment.'
  return { mood: 'open', title: 'We do not know yet', text, next, isClosed: true }
}

const ELSEWHERE: Decision = {
  mood: 'open',
  title: 'You went on in another window',
  text: 'You see here how the payment there ends. To pay in this window instead, press the button again.',
}

const NOT_PAID = {
  success: {
    title: 'The shop did not accept this payment',
    text: 'Klump does not confirm it for this order. If you agreed to a loan, ask again.',
  },
  pending: {
    title: 'Your order is not paid',
    text: 'Klump confirms no payment for it. You can pay again. If your bank agreed to a loan, ask again first.',
  },
}
