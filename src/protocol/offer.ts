import { object, optional, custom, type Output } from '../validation/schema.ts'

/*
 * The banner's own protocol: it requests the offer for an amount from the checkout's origin, because a shop's page never calls the API. The
 * messages contain a public key and an amount, and no data of a shopper.
 */

const OFFER_VERSION = 1

const text = (most: number) =>
  custom<string>(`text of at most ${most}`, (given) => typeof given === 'string' && given.length <= most)
const naira = custom<number>('naira', (given) => typeof given === 'number' && given >= 0 && given < 1e12)
// On the wire the offer is called `terms`, like the address of the frame's page: hosts and copies of this package use both.
const mark = { klump: custom<'terms'>('terms', (given) => given === 'terms') }
const version = custom<number>('this version', (given) => given === OFFER_VERSION)

/** Frame to page: the frame has loaded. Page to frame: the answer, with the port. */
export const offerHelloSchema = object({ ...mark, version })
export const OFFER_HELLO: Output<typeof offerHelloSchema> = { klump: 'terms', version: OFFER_VERSION }

const id = custom<number>('a number', Number.isSafeInteger)

export const offerQuestionSchema = object({ id, publicKey: text(1000), amount: naira })
export type OfferQuestion = Output<typeof offerQuestionSchema>

/** What is certain for one key and amount; amounts in naira. Absent when nothing is known. */
const offer = object({
  /** How many lenders lend this amount. */
  lenders: custom<number>('a number', Number.isSafeInteger),
  /** The smallest order that any lender lends for. */
  smallest: optional(naira),
  /** The largest order that any lender lends for. */
  largest: optional(naira),
  /** The lowest interest of the lenders that lend this amount, in per cent a month. */
  interest: optional(
    custom<string>('a rate', (given) => typeof given === 'string' && /^\d{1,3}(\.\d{1,4})?$/.test(given)),
  ),
})
export type Offer = Output<typeof offer>

export const offerAnswerSchema = object({ id, terms: optional(offer) })
export type OfferAnswer = Output<typeof offerAnswerSchema>
