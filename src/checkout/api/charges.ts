import { refine, isObject, optional, type Issue, type Schema } from '../../validation/schema.ts'
import type { Kobo } from '../model/kobo.ts'
import type { Charge } from '../model/plan.ts'
import { isNothing, nullish, money } from './read.ts'

/** Ten thousand million naira, in kobo: sums of amounts up to it are exact. */
const MOST = 1e12

/** A payment or a charge: never below zero. */
export const amount: Schema<Kobo> = refine(
  money,
  'an amount of zero or more',
  (kobo) => kobo >= 0 && kobo <= MOST,
)

/** Longer names are cut: they are shown beside an amount. */
const LONGEST_NAME = 60
const MOST_CHARGES = 20

/** A fee, VAT or insurance at the top of a plan. */
export const topCharge = nullish(amount)

/**
 * `other_charges`: nothing, one amount, or amounts by name. An unreadable amount is an issue, because omitting a charge makes
 * the sum too small.
 */
export const otherCharges = optional<Charge[]>((given, complain) => {
  if (isNothing(given) || (Array.isArray(given) && given.length === 0)) return []
  if (!isObject(given)) return charge('otherCharges', given, complain)
  const names = Object.keys(given)
  if (names.length > MOST_CHARGES) complain({ path: [], message: `at most ${MOST_CHARGES} charges` })
  return names.flatMap((name) =>
    charge(name, given[name], ({ message }) => complain({ path: [name], message })),
  )
})

function charge(name: string, given: unknown, complain: (issue: Issue) => void): Charge[] {
  const read = isNothing(given) ? undefined : amount(given, complain)
  // Klump's own client shows this charge as paid with the purchase. The due dates of the others are unknown.
  const today = plain(name) === 'managementfee'
  return read ? [{ name: name.slice(0, LONGEST_NAME), amount: read, today }] : []
}

/** All charges of a plan. A charge that is both at the top and in `other_charges` is one charge. */
export function allCharges(
  top: Readonly<Record<string, Kobo | undefined>>,
  others: readonly Charge[],
): Charge[] {
  const isAmongOthers = (name: string, amount: Kobo) =>
    others.some((other) => plain(other.name) === plain(name) && other.amount === amount)
  const apart = Object.entries(top).flatMap(([name, amount]) =>
    amount && !isAmongOthers(name, amount) ? [{ name, amount, today: false }] : [],
  )
  return [...others, ...apart]
}

/** `management_fee` and `managementFee` are one name. */
const plain = (name: string) => name.replaceAll(/[^a-z]/gi, '').toLowerCase()
