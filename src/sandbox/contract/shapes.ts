import { expect } from 'vitest'

/* What stands in answers where the value does not matter. */

export const number: unknown = expect.any(Number)
export const text: unknown = expect.any(String)
export const decimal: unknown = expect.stringMatching(/^\d+\.\d{2}$/)
export const instant: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

export const ITEM = {
  id: number,
  transaction_id: number,
  name: 'Standing fan',
  image_url: '',
  item_url: '',
  unit_price: decimal,
  quantity: 1,
  created_at: instant,
  updated_at: instant,
}

export const CUSTOMER = { id: number, firstname: null, lastname: null, email: text, phone: '+2348012345678' }
