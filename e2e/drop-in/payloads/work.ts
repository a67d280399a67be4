import { DATA, data, fan, item, KEY, type Case } from './case.ts'

// The page passes a phone number on unchanged. The checkout parses it, or asks for it (src/checkout/flow/spellings.test.ts).
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
    works: { shipping_fee: undefined, amount: 4000 },
  },
  {
    name: 'shipping_fee null',
    payload: data({ shipping_fee: null, amount: 4000 }),
    works: { shipping_fee: undefined, amount: 4000 },
  },
  {
    name: 'shipping_fee 0',
    payload: data({ shipping_fee: 0, amount: 4000 }),
    works: { shipping_fee: 0, amount: 4000 },
  },
  {
    name: 'a coupon, subtracted',
    payload: data({ discount: 600, amount: 3500 }),
    works: { discount: 600, amount: 3500 },
  },
  {
    name: 'tax within the amount',
    payload: data({ tax: 300, amount: 4400 }),
    works: { tax: 300, amount: 4400 },
  },
  { name: 'tax beside the amount', payload: data({ tax: 300 }), works: { tax: 300 } },
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
  { name: 'phone with +234', payload: data({ phone: '+2348012345678' }), works: { phone: '+2348012345678' } },
  { name: 'phone with 234', payload: data({ phone: '2348012345678' }), works: { phone: '2348012345678' } },
  { name: 'phone without its 0', payload: data({ phone: '8012345678' }), works: { phone: '8012345678' } },
  { name: 'phone as a number', payload: data({ phone: 8012345678 }), works: { phone: '8012345678' } },
  {
    name: 'phone with blanks',
    payload: data({ phone: ' 0801 234 5678' }),
    works: { phone: '0801 234 5678' },
  },
  { name: 'phone empty', payload: data({ phone: '' }), works: DATA },
  {
    name: 'customer instead of flat fields',
    payload: data({ customer: { email: 'ada@shop.example', phone: '+234 801 234 5678', name: 'Ada Obi' } }),
    works: { email: 'ada@shop.example', phone: '+234 801 234 5678', first_name: 'Ada', last_name: 'Obi' },
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
    works: { shipping_data: { address: '1 Allen Avenue', landmark: '', city_id: 3 } },
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
    warns: ['onClose: expected a function, got "close"'],
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
  {
    name: 'a phone of twelve digits',
    payload: data({ phone: '080123456789' }),
    works: { phone: '080123456789' },
  },
  {
    name: 'a script as redirect_url',
    payload: data({ redirect_url: 'javascript:alert(1)' }),
    works: DATA,
    warns: ['data.redirect_url'],
  },
  {
    name: 'an item without a name',
    payload: item({ name: '' }),
    works: { items: [{ ...fan, name: 'Item' }] },
    warns: ['data.items[0].name'],
  },
]
