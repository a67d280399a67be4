import { messageFor, type Outcome } from 'klump-checkout'
import type { Verdict } from './shop-api.ts'

/** How the checkout ended. */
export interface Ending {
  /** `loaded`: it did not end here, the page was loaded or a basket chosen. `elsewhere`: another window took it over. */
  status: 'loaded' | 'success' | 'pending' | 'failed' | 'cancelled' | 'elsewhere'
  /** Of the attempt whose shopper agreed: Klump's, or the shop's own where Klump had named none. */
  reference?: string | undefined
  /** Of the error. */
  code?: string
}

export const LOADED: Ending = { status: 'loaded' }

/** What the overlay says is a hint, also when it says success: only the shop's server knows, because it asks Klump. */
export function endingOf(outcome: Outcome, isTakenOver: boolean): Ending {
  if (outcome.status === 'cancelled') return { status: isTakenOver ? 'elsewhere' : 'cancelled' }
  if (outcome.status === 'failed') {
    const { code } = outcome.error
    // Klump knows an earlier attempt, which may have been paid: a question for the shop's server, and no error.
    const isKnown = code === 'already_paid' || code === 'duplicate_reference'
    return isKnown ? { status: 'pending' } : { status: 'failed', code }
  }
  // Where Klump had named no reference yet, the shop's own names the attempt.
  return { status: outcome.status, reference: outcome.reference || outcome.merchantReference }
}

/** What the shopper is told. */
export interface Decision {
  mood: 'good' | 'bad' | 'open'
  title: string
  text: string
  /** `ask-again`: asking the shop's server once more can change this. `new-order`: this one is paid, and at its end. */
  next?: 'ask-again' | 'new-order'
  /** The order must not be paid now: it is paid, or a bank is deciding. */
  isClosed?: boolean
}

/** What is told until the shop's server has answered. Nothing where the shopper agreed to nothing. */
export const meanwhile = ({ status }: Ending): Decision | undefined =>
  status === 'loaded' || status === 'success' || status === 'pending' ? ASKING : undefined

const ASKING: Decision = {
  mood: 'open',
  title: 'One moment',
  text: 'The shop is asking Klump about your payment.',
  isClosed: true,
}

/**
 * What the shop's server found counts, not what the overlay said: how the checkout ended has the words where nothing is paid and no bank decides.
 * No verdict where no order was placed. Undefined when there is nothing to tell.
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
      // The error’s own message is for developers, who find it in the console.
      return { mood: 'bad', title: 'Your order is not paid', text: messageFor(code) }
    case 'elsewhere':
      return ELSEWHERE
  }
  // A loan may stand.
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
