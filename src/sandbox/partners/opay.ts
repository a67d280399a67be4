import type { Partner } from './partner.ts'

/** OPay: listed as coming soon, and cannot be chosen yet. */
export const opay: Partner = {
  id: 10,
  name: 'OPay',
  slug: 'opay',
  interest: null,
  minimum: null,
  maximum: null,
  charges: [],
}
