import { messageFor, type Outcome } from 'klump-checkout'
import type { Verdict } from './shop-api.ts'

/** What the shopper is told after the overlay has closed. */
export interface Decision {
  mood: 'good' | 'bad' | 'open'
  title: string
  text: string
  /** `ask-again`: asking the shop's server once more can change this. `new-order`: this one is paid, and at its end. */
  next?: 'ask-again' | 'new-order'
}

export const ASKING: Decision = {
  mood: 'open',
  title: 'One moment',
  text: 'The shop is asking Klump about your payment.',
}

/** An ending without a reference: there is nothing to ask the server about. */
export function decideAlone(outcome: Extract<Outcome, { status: 'failed' | 'cancelled' }>): Decision {
  return outcome.status === 'failed'
    ? {
        mood: 'bad',
        title: 'Your order is not paid',
        // The error’s own message is for developers, who find it in the console.
        text: messageFor(outcome.error.code),
      }
    : {
        mood: 'open',
        title: 'Your basket is still here',
        text: messageFor('cancelled'),
      }
}

/** An ending with a reference: what the shop's server found counts, not what the overlay said. */
export function decideVerified(
  outcome: { status: 'success' | 'pending'; reference: string },
  verdict: Verdict,
): Decision {
  if (verdict === 'paid') {
    return { mood: 'good', title: 'Paid. Thank you!', text: 'Your order is on its way.', next: 'new-order' }
  }
  const next = 'ask-again'
  if (verdict === 'unknown') {
    const text = 'Nothing is lost: ask again in a moment.'
    return { mood: 'open', title: 'We do not know yet', text, next }
  }
  if (outcome.status === 'pending') {
    const text = `We keep your order.${outcome.reference && ` Your reference is ${outcome.reference}.`}`
    return { mood: 'open', title: 'Your bank is still deciding', text, next }
  }
  const text = 'Klump does not confirm it for this order. If you agreed to a loan, ask again.'
  return { mood: 'bad', title: 'The shop did not accept this payment', text, next }
}
