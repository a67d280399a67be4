import type { Environment } from '../core.ts'
import { toWireStep, type Situation, type WireStep } from '../flow/step.ts'
import { uuidOf } from '../random.ts'
import { listedMinimum } from './minimum.ts'
import type { Partner, SecondList } from './partner.ts'

/** A partner as `GET /loans/partners` lists it. Decimals are strings. */
export interface ListedPartner {
  id: string
  name: string
  slug: string
  logo: string
  is_active: boolean
  requires_prequalification: boolean
  interest: string | null
  min_loan_amount: string | null
  max_loan_amount: string | null
  min_age: null
  config: Readonly<Record<string, unknown>>
  extra_charges: Partner['charges']
  created_at: null
  updated_at: string
  next_step: WireStep
}

export function listed(partner: Partner, environment: Environment, situation: Situation): ListedPartner {
  const { slug } = partner
  const steps = partner.offer?.steps ?? []
  const first = steps[0] ?? { name: 'PARTNER_REQUIREMENTS', call: 'requirements' as const }
  const isActive = partner.offer !== undefined
  return {
    id: uuidOf(partner.id),
    // The name also states when a partner is not open yet.
    name: isActive ? partner.name : `${partner.name} (coming soon)`,
    slug,
    // The sandbox may not use the banks' logos, so the checkout must work without a picture.
    logo: '',
    is_active: isActive,
    requires_prequalification: false,
    interest: partner.interest,
    min_loan_amount: listedMinimum(partner, environment, situation.basketKobo),
    max_loan_amount: partner.maximum,
    min_age: null,
    config: { ...partner.config, ...(partner.banks && { extra_form_fields: [secondList(partner.banks)] }) },
    extra_charges: partner.charges,
    created_at: null,
    updated_at: partner.updatedAt ?? '2023-10-10T08:00:00.000Z',
    next_step: toWireStep(first, { partner: slug, steps, situation }),
  }
}

function secondList(banks: SecondList) {
  return { type: 'select', name: 'bank', ...banks }
}
