import { messageFor, type Outcome } from 'klump-checkout'
import type { Verdict } from './shop-api.ts'

/** What the shopper is told after the overlay has closed, or when the page is loaded. */
export interface Decision {
  mood: 'good' | 'bad' | 'open'
  title: string
  text: string
  /** `ask-again`: asking the shop's server once more can change this. `new-order`: this one is paid, and at its end. */
  next?: 'ask-again' | 'new-order'
  /** True while the order must not be paid: it is paid, or a bank is deciding. */
  isClosed?: boolean
}

/** How the checkout ended. `loaded`: it did not end here, the page was loaded. */
export interface Ended {
  status: 'success' | 'pending' | 'loaded'
  reference: string
}

export const LOADED: Ended = { status: 'loaded', reference: '' }

export const ASKING: Decision = {
  mood: 'open',
  title: 'One moment',
  text: 'The shop is asking Klump about your payment.',
}

export const ELSEWHERE: Decision = {
  mood: 'open',
  title: 'You went on in another window',
  text: 'You see here how the payment there ends. To pay in this window instead, press the button again.',
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

/** What the shop's server found counts, not what the overlay said. Undefined when there is nothing to tell. */
export function decideVerified({ status, reference }: Ended, verdict: Verdict): Decision | undefined {
  if (verdict === 'paid') {
    const text = 'Your order is on its way.'
    return { mood: 'good', title: 'Paid. Thank you!', text, next: 'new-order', isClosed: true }
  }
  const next = 'ask-again'
  // Without a reference of Klump's the server cannot know yet that a loan was asked for.
  if (verdict === 'in-progress' || (verdict === 'not-paid' && status === 'pending')) {
    const text = `We keep your order, and you need not pay again.${reference && ` Your reference is ${reference}.`}`
    return { mood: 'open', title: 'Your bank is still deciding', text, next, isClosed: true }
  }
  if (status === 'loaded') return undefined
  if (verdict === 'unknown') {
    const text = 'Nothing is lost: ask again in a moment.'
    return { mood: 'open', title: 'We do not know yet', text, next }
  }
  const text = 'Klump does not confirm it for this order. If you agreed to a loan, ask again.'
  return { mood: 'bad', title: 'The shop did not accept this payment', text, next }
}
