import { DATA, data, fan, item, KEY, type Case } from './case.ts'

export const TOLD: readonly Case[] = [
  {
    name: 'the sum without shipping',
    payload: data({ amount: 4000 }),
    problems: ['data.amount: expected 4100 (items 4000 + shipping_fee 100), got 4000'],
  },
  {
    name: 'a coupon that was not taken off',
    payload: data({ discount: 600 }),
    problems: ['data.amount: expected 3500 (items 4000 + shipping_fee 100 + discount -600), got 4100'],
  },
  { name: 'kobo', payload: data({ amount: 410_000 }), problems: ['amounts are naira, not kobo, got 410000'] },
  {
    name: 'no items',
    payload: data({ items: undefined }),
    problems: ['data.items: expected a list of items, got nothing'],
  },
  {
    name: 'an empty list of items',
    payload: data({ items: [] }),
    problems: ['data.items: expected at least one item, got a list of 0'],
  },
  {
    name: 'one item that is not in a list',
    payload: data({ items: fan }),
    // PHP writes a list with gaps as an object.
    problems: [
      'data.items.name: expected an object, got "Standing fan"',
      'data.items.unit_price: expected an object, got 2000',
      'data.items.quantity: expected an object, got 2',
    ],
  },
  {
    name: 'a fraction of a naira',
    payload: item({ unit_price: 2000.5 }),
    problems: ['data.items[0].unit_price: expected a whole number of naira, got 2000.5'],
  },
  {
    name: 'a price with a comma',
    payload: item({ unit_price: '2,000' }),
    problems: ['data.items[0].unit_price: expected a whole number of naira, got "2,000"'],
  },
  {
    name: 'a price with its sign',
    payload: item({ unit_price: '₦2000' }),
    problems: ['data.items[0].unit_price: expected a whole number of naira, got "₦2000"'],
  },
  {
    name: 'quantity 0',
    payload: item({ quantity: 0 }),
    problems: ['data.items[0].quantity: expected a whole number of pieces, at least 1, got 0'],
  },
  {
    name: 'NaN of a price that was not there',
    payload: data({ amount: Number.NaN }),
    problems: ['data.amount: expected a whole number of naira, got "NaN"'],
  },
  {
    name: 'dollars',
    payload: data({ currency: 'USD' }),
    problems: ['data.currency: expected "NGN" (Klump lends naira only), got "USD"'],
  },
  {
    name: 'no currency',
    payload: data({ currency: undefined }),
    problems: ['data.currency: expected "NGN" (Klump lends naira only), got nothing'],
  },
  {
    name: 'no data',
    payload: { publicKey: KEY },
    problems: ['data: expected the order, as an object, got nothing'],
  },
  {
    name: 'data as JSON text',
    payload: { publicKey: KEY, data: JSON.stringify(DATA) },
    problems: ['data: expected the order, as an object'],
  },
  {
    name: 'several mistakes at once',
    payload: data({ amount: 'free', currency: 'GHS', items: [{ name: 'Fan' }] }),
    problems: ['data.amount', 'data.currency', 'data.items[0].unit_price', 'data.items[0].quantity'],
  },
]

export const THROWN: readonly Case[] = [
  { name: 'no key', payload: { data: DATA }, throws: 'missing_key' },
  { name: 'an empty key', payload: { publicKey: ' ', data: DATA }, throws: 'missing_key' },
  { name: 'the placeholder', payload: { publicKey: 'YOUR_PUBLIC_KEY', data: DATA }, throws: 'invalid_key' },
  {
    name: 'the secret key',
    payload: { publicKey: 'klp_sk_test_madeup0001', data: DATA },
    throws: 'secret_key',
  },
]
