import { Refusal } from '../refusal.ts'
import { fcmbCreditDirect } from './fcmb-credit-direct.ts'
import { fidelity } from './fidelity.ts'
import { firstBank } from './first-bank.ts'
import { klump } from './klump.ts'
import { opay } from './opay.ts'
import type { Offer, Partner } from './partner.ts'
import { polaris } from './polaris.ts'
import { renmoney } from './renmoney.ts'
import { specta } from './specta.ts'
import { stanbic } from './stanbic.ts'
import { wema } from './wema.ts'

/** In the order in which the checkout lists them: first the published list in its own order. */
export const partners: readonly Partner[] = [
  polaris,
  specta,
  stanbic,
  fidelity,
  wema,
  klump,
  firstBank,
  renmoney,
  fcmbCreditDirect,
  opay,
]

export type ActivePartner = Partner & { offer: Offer }

export function isActive(partner: Partner): partner is ActivePartner {
  return partner.offer !== undefined
}

/** @throws Refusal 400 for an unknown slug, 403 for a partner that is not open yet */
export function activePartner(slug: string): ActivePartner {
  const partner = partners.find((candidate) => candidate.slug === slug)
  if (!partner)
    throw new Refusal(400, `partner: expected one of ${partners.map((known) => known.slug).join(', ')}.`)
  if (!isActive(partner)) throw new Refusal(403, `${partner.name} is coming soon. Choose another bank.`)
  return partner
}
