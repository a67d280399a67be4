import type { Environment } from '../core.ts'
import { toWireStep, type Situation, type WireStep } from '../flow/step.ts'
import type { Partner, SecondList } from './partner.ts'

/** A partner as `GET /loans/partners` lists it. Decimals are strings. */
export interface ListedPartner {
  id: number
  name: string
  slug: string
  logo: string
  is_active: boolean
  requires_prequalification: boolean
  interest: string | null
  min_loan_amount: string | null
  max_loan_amount: string | null
  min_age: number
  config: { extra_form_fields?: readonly ({ type: 'select'; name: 'bank' } & SecondList)[] }
  extra_charges: Partner['charges']
  next_step: WireStep
}

export function listed(partner: Partner, environment: Environment, situation: Situation): ListedPartner {
  const steps = partner.offer?.steps ?? []
  const first = steps[0] ?? { name: 'PARTNER_REQUIREMENTS', call: 'requirements' as const }
  return {
    id: partner.id,
    name: partner.name,
    slug: partner.slug,
    // The sandbox has no right to the banks' marks: the checkout has to do without a picture.
    logo: '',
    is_active: partner.offer !== undefined,
    requires_prequalification: false,
    interest: partner.interest,
    min_loan_amount: partner.minimum?.[environment] ?? null,
    max_loan_amount: partner.offer ? `${partner.offer.loanLimit}.00` : null,
    min_age: 18,
    config: partner.banks ? { extra_form_fields: [{ type: 'select', name: 'bank', ...partner.banks }] } : {},
    extra_charges: partner.charges,
    next_step: toWireStep(first, { partner: partner.slug, steps, environment, situation }),
  }
}
