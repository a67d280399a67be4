import { assumed } from '../assumed.ts'
import type { Environment } from '../core.ts'
import { toKobo } from '../wire/naira.ts'
import type { Partner } from './partner.ts'

/** Naira. Documentation samples use 4 100 in test, so test starts low. */
const SMALLEST_ORDER = assumed('smallest order', { live: '25000.00', test: '1000.00' })

/** The smallest order of a partner, in naira. */
export function minimumOf(partner: Partner, environment: Environment): string {
  return (partner.minimum ?? SMALLEST_ORDER)[environment]
}

/** The minimum in the list: partners without their own minimum state one only to orders that are too small. */
export function listedMinimum(partner: Partner, environment: Environment, basketKobo: number): string | null {
  if (partner.minimum) return partner.minimum[environment]
  const isTooSmall = basketKobo > 0 && basketKobo < (toKobo(SMALLEST_ORDER[environment]) ?? 0)
  return partner.offer && isTooSmall ? SMALLEST_ORDER[environment] : null
}
