import { verdicts } from './verdicts.ts'

/** What a shop may tell a shopper about an opening that has ended: what it means for them, and what they can do. */
export const en = {
  ...verdicts,
  failed: 'That did not work. You have not been charged. Please try again, or choose another way to pay.',
  notHere:
    'Paying with Klump does not work in this shop at the moment. You have not been charged. Please choose another way to pay.',
  oldBrowser:
    'This browser cannot show Klump’s checkout. Please open the shop in another browser, or choose another way to pay.',
  notLoaded:
    'Klump’s checkout did not load. You have not been charged. Check your connection, then try again.',
  offline: 'You seem to be offline. You have not been charged. Try again when the connection is back.',
  tryLater:
    'Klump has a problem at the moment. You have not been charged. Please try again in a few minutes.',
  // Also used when the shop does not know how an earlier attempt ended, so the text does not mention charges.
  noOrder: 'The shop could not get your order ready. Please try again in a moment.',
  alreadyOpen: 'Klump’s checkout is open already. Please go on there, or close it first.',
  sentBefore: 'This order was sent to Klump before. Please ask the shop how it stands before you pay again.',
  alreadyPaid: 'This order is paid already. You need not pay again.',
  sessionEnded: 'Your session with Klump has ended. You have not been charged. Please start again.',
  anotherBank:
    'The bank asks for something that this checkout cannot show. You have not been charged. Please choose another bank.',
  noBank: 'No bank offers instalments for this amount. Please choose another way to pay.',
  notEligible: 'The bank cannot offer you this. You have not been charged, and nothing is owed.',
  declined: 'The bank said no this time. You have not been charged, and nothing is owed.',
  cancelled: 'You left before the end. There is no loan, and nothing is owed.',
  success: 'Your bank has agreed. The shop is checking your payment.',
  pending:
    'Your bank decides later. If it asked you to confirm, do that first. Do not pay again: you and the shop will hear as soon as it has decided.',
} as const

/** The sentences of a language. Several codes mean the same for a shopper, and share one. */
export type Sentences = Readonly<Record<keyof typeof en, string>>
