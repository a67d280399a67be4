import { assumed } from '../assumed.ts'
import { textOf, type Body } from '../wire/body.ts'
import { toLocalPhone } from '../wire/phone.ts'

/**
 * The outcome of a loan. Klump publishes only values that succeed (account 1234567890, phone 08012345678); the
 * others are made up here, so that a tester can reach every outcome and branch:
 *
 * | account number | phone or BVN (where no account is asked for) | what happens                        |
 * |----------------|----------------------------------------------|-------------------------------------|
 * | 1111111111     | 08011111111, 11111111111                     | declined, with a reason             |
 * | 2222222222     | 08022222222, 22222222222                     | not eligible, already when verified |
 * | 3333333333     | 08033333333, 33333333333                     | stays pending for ever              |
 * | 4444444444     |                                              | asked to complete the account       |
 * |                | 08055555555                                  | has a refund wallet at Klump        |
 * | any other      | any other                                    | approved                            |
 *
 * Klump knows 08012345678 and the phones of this table; any other phone is a first-time customer's.
 */
export type Outcome = 'approve' | 'decline' | 'not-eligible' | 'pending'

/** A kind of customer who has additional steps, in the flows that support it. */
export type Trait = (typeof TRAITS)[number]

const TRAITS = ['first-time', 'refund-wallet', 'account-incomplete'] as const

/** What the refund wallet of 08055555555 holds: 5 000 naira. */
export const REFUND_WALLET_KOBO = 500_000

const OUTCOMES: Readonly<Record<string, Outcome>> = assumed('test customers', {
  '1111111111': 'decline',
  '2222222222': 'not-eligible',
  '3333333333': 'pending',
  '08011111111': 'decline',
  '08022222222': 'not-eligible',
  '08033333333': 'pending',
  '11111111111': 'decline',
  '22222222222': 'not-eligible',
  '33333333333': 'pending',
})

const WALLET_PHONE = '08055555555'
const INCOMPLETE_ACCOUNT = '4444444444'
const KNOWN_PHONES = ['08012345678', WALLET_PHONE, ...Object.keys(OUTCOMES)]

/**
 * The account number determines the outcome; without an account field the phone does, without a phone field the BVN.
 *
 * @param names the names of all fields that this customer is asked for in this flow
 * @returns `undefined` when the request lacks the field that decides, so that the earlier outcome stays
 */
export function outcomeOf(body: Body, names: readonly string[]): Outcome | undefined {
  if (names.includes('accountNumber')) return decidedBy(textOf(body, 'accountNumber'))
  if (names.includes('phoneNumber')) return decidedBy(phoneIn(body))
  return decidedBy(textOf(body, 'bvn'))
}

function decidedBy(value: string | undefined): Outcome | undefined {
  return value === undefined ? undefined : (OUTCOMES[value] ?? 'approve')
}

/** The traits after this request: a phone or account number in it replaces the traits of the earlier one. */
export function traitsOf(body: Body, before: readonly Trait[]): Trait[] {
  const phone = phoneIn(body)
  const account = textOf(body, 'accountNumber')
  const named: Partial<Record<Trait, boolean>> = {
    ...(phone && { 'first-time': !KNOWN_PHONES.includes(phone), 'refund-wallet': phone === WALLET_PHONE }),
    ...(account && { 'account-incomplete': account === INCOMPLETE_ACCOUNT }),
  }
  return TRAITS.filter((trait) => named[trait] ?? before.includes(trait))
}

function phoneIn(body: Body): string | undefined {
  return toLocalPhone(textOf(body, 'phoneNumber') ?? '')
}
