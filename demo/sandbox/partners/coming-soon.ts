import type { Partner } from './partner.ts'

/** Partners that are listed and cannot be chosen yet. */
export const comingSoon: readonly Partner[] = [
  { id: 4, name: 'Specta by Sterling', slug: 'specta' },
  { id: 5, name: 'Wema Bank', slug: 'wema' },
  { id: 6, name: 'First Bank', slug: 'first_bank' },
  { id: 7, name: 'Fidelity Bank', slug: 'fidelity' },
  { id: 8, name: 'Renmoney', slug: 'renmoney' },
  { id: 9, name: 'FCMB Credit Direct', slug: 'fcmb_credit_direct' },
  { id: 10, name: 'OPay', slug: 'opay' },
].map((listed) => ({ ...listed, interest: null, minimum: null, charges: [] }))
