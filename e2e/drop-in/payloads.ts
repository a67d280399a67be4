/*
 * What shops pass to `new Klump()` today, as klump-facts tells it: written anew, none copied. `works` holds what Klump is
 * then asked with; `problems` what the developer is told, each with its path and what would be right.
 */

type Payload = Record<string, unknown>

export interface Case {
  readonly name: string
  readonly payload: Payload
  /** A part of the order as the checkout gets it. */
  readonly works?: Payload
  /** Pieces of the lines that are told, in their order; nothing opens. */
  readonly problems?: readonly string[]
  /** Pieces of console warnings. */
  readonly warns?: readonly string[]
  /** The constructor throws this. */
  readonly throws?: string
}

const KEY = 'klp_pk_test_madeup0001'
const fan = { name: 'Standing fan', unit_price: 2000, quantity: 2 }
const DATA = { amount: 4100, shipping_fee: 100, currency: 'NGN', items: [fan] }

/** The documented payload with other data. */
const data = (more: Payload): Payload => ({ publicKey: KEY, data: { ...DATA, ...more } })
const item = (more: Payload): Payload => data({ items: [{ ...fan, ...more }] })

export const WORK: readonly Case[] = [
  { name: 'as documented', payload: data({}), works: DATA },
  { name: 'amount as text', payload: data({ amount: '4100' }), works: { amount: 4100 } },
  { name: 'amount as a whole float in text', payload: data({ amount: '4100.00' }), works: { amount: 4100 } },
  { name: 'amount with blanks', payload: data({ amount: ' 4100 ' }), works: { amount: 4100 } },
  { name: 'unit_price as text', payload: item({ unit_price: '2000' }), works: { items: [fan] } },
  { name: 'unit_price as a whole float', payload: item({ unit_price: 2000.0 }), works: { items: [fan] } },
  { name: 'quantity as text', payload: item({ quantity: '2' }), works: { items: [fan] } },
  { name: 'shipping_fee as text', payload: data({ shipping_fee: '100' }), works: { shipping_fee: 100 } },
  {
    name: 'no shipping_fee',
    payload: data({ shipping_fee: undefined, amount: 4000 }),
    works: { amount: 4000 },
  },
  { name: 'shipping_fee null', payload: data({ shipping_fee: null, amount: 4000 }), works: { amount: 4000 } },
  { name: 'shipping_fee 0', payload: data({ shipping_fee: 0, amount: 4000 }), works: { shipping_fee: 0 } },
  { name: 'a coupon, subtracted', payload: data({ discount: 600, amount: 3500 }), works: { discount: 600 } },
  { name: 'tax within the amount', payload: data({ tax: 300, amount: 4400 }), works: { tax: 300 } },
  { name: 'tax beside the amount', payload: data({ tax: 300 }), works: { amount: 4100 } },
  { name: 'currency in small letters', payload: data({ currency: 'ngn' }), works: { currency: 'NGN' } },
  {
    name: 'numeric merchant_reference',
    payload: data({ merchant_reference: 1007 }),
    works: { merchant_reference: '1007' },
  },
  { name: 'redirect_url null', payload: data({ redirect_url: null }), works: DATA },
  { name: 'redirect_url empty', payload: data({ redirect_url: '' }), works: DATA },
  {
    name: 'image_url and item_url empty',
    payload: item({ image_url: '', item_url: '' }),
    works: { items: [fan] },
  },
  {
    name: 'image_url and item_url null',
    payload: item({ image_url: null, item_url: null }),
    works: { items: [fan] },
  },
  {
    name: 'extra names on an item',
    payload: item({ id: 7, sku: 'FAN-7' }),
    works: { items: [fan] },
    warns: ['items[0].id', 'items[0].sku'],
  },
  { name: 'phone with +234', payload: data({ phone: '+2348012345678' }), works: { phone: '08012345678' } },
  { name: 'phone with 234', payload: data({ phone: '2348012345678' }), works: { phone: '08012345678' } },
  { name: 'phone without its 0', payload: data({ phone: '8012345678' }), works: { phone: '08012345678' } },
  { name: 'phone as a number', payload: data({ phone: 8012345678 }), works: { phone: '08012345678' } },
  { name: 'phone with blanks', payload: data({ phone: ' 0801 234 5678' }), works: { phone: '08012345678' } },
  { name: 'phone empty', payload: data({ phone: '' }), works: DATA },
  {
    name: 'customer instead of flat fields',
    payload: data({ customer: { email: 'ada@shop.example', phone: '+234 801 234 5678', name: 'Ada Obi' } }),
    works: { email: 'ada@shop.example', phone: '08012345678', first_name: 'Ada', last_name: 'Obi' },
  },
  {
    name: 'meta_data with anything in it',
    payload: data({ meta_data: { cart: [1, null], note: '' } }),
    works: { meta_data: { cart: [1, null], note: '' } },
  },
  { name: 'meta_data empty', payload: data({ meta_data: {} }), works: { meta_data: {} } },
  {
    name: 'shipping_data of the CMS plugins',
    payload: data({ shipping_data: { address: '1 Allen Avenue', landmark: '', city_id: 3 } }),
    works: { shipping_data: { city_id: 3 } },
  },
  { name: 'source of a plugin', payload: data({ source: 'woocommerce' }), works: { source: 'woocommerce' } },
  {
    name: 'a name of somebody’s statistics',
    payload: data({ mixpanel_distinct_id: 'x1' }),
    works: DATA,
    warns: ['data.mixpanel_distinct_id'],
  },
  {
    name: 'the key with blanks and a newline',
    payload: { ...data({}), publicKey: ` ${KEY}\n` },
    works: DATA,
  },
  { name: 'no callbacks', payload: data({}), works: DATA },
  {
    name: 'callbacks that are no functions',
    payload: { ...data({}), onSuccess: null, onClose: 'close' },
    works: DATA,
  },
  {
    name: 'callbacks that throw',
    payload: {
      ...data({}),
      onOpen: () => {
        throw new Error('shop')
      },
    },
    works: DATA,
  },
  {
    name: 'camel case',
    payload: data({ merchantReference: 'A1' }),
    works: DATA,
    warns: ['did you mean "merchant_reference"?'],
  },
]

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
    problems: ['data.items: expected a list of items, got an object'],
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
    name: 'a phone of twelve digits',
    payload: data({ phone: '080123456789' }),
    problems: ['data.phone: expected a Nigerian phone number'],
  },
  {
    name: 'a relative redirect_url',
    payload: data({ redirect_url: '/thanks' }),
    problems: ['data.redirect_url: expected an http(s) address, got "/thanks"'],
  },
  {
    name: 'a script as redirect_url',
    payload: data({ redirect_url: 'javascript:alert(1)' }),
    problems: ['data.redirect_url: expected an http(s) address'],
  },
  {
    name: 'an item without a name',
    payload: item({ name: '' }),
    problems: ['data.items[0].name: expected a name, got nothing'],
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
