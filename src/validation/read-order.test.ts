import { describe, expect, it } from 'vitest'
import { explain, remarks, warning } from './hints.ts'
import { readOrder } from './read-order.ts'

const basket = { name: 'Rice cooker', unit_price: 2000, quantity: 2 }
const good = { amount: 4100, shipping_fee: 100, currency: 'NGN', items: [basket] }

function problemsOf(data: unknown) {
  const reading = readOrder(data)
  if (!('issues' in reading)) throw new Error('expected issues, got an order')
  return explain(reading).message.split('\n')
}
function remarksOn(data: unknown, base?: string) {
  return remarks(readOrder(data, base).notes ?? []).split('\n')
}
function orderOf(data: unknown) {
  const reading = readOrder(data)
  if ('issues' in reading) throw new Error(JSON.stringify(reading.issues))
  return reading.order
}

describe('readOrder, for what shops really send,', () => {
  it('reads numeric strings, whole floats and lower-case currency', () => {
    const order = orderOf({
      ...good,
      amount: '4100.00',
      currency: 'ngn',
      items: [{ ...basket, unit_price: '2000' }],
    })
    expect(order).toMatchObject({ amount: 4100, currency: 'NGN', items: [{ unit_price: 2000 }] })
  })

  it('counts null and empty text as not given', () => {
    const order = orderOf({
      ...good,
      redirect_url: null,
      email: '',
      items: [{ ...basket, image_url: '', item_url: null }],
    })
    expect(order).toEqual({ ...good, items: [basket] })
  })

  it('reads a numeric merchant_reference', () => {
    expect(orderOf({ ...good, merchant_reference: 1007 }).merchant_reference).toBe('1007')
  })

  it('reads a customer object, and lets the flat fields win', () => {
    const customer = { email: 'a@shop.example', phone: '08012345678', name: 'Ada B Obi' }
    expect(orderOf({ ...good, email: null, phone: '', customer })).toMatchObject({
      email: 'a@shop.example',
      phone: '08012345678',
    })
    expect(orderOf({ ...good, email: 'flat@shop.example', customer })).toMatchObject({
      email: 'flat@shop.example',
      phone: '08012345678',
      first_name: 'Ada',
      last_name: 'B Obi',
    })
  })

  it('reads the name of a customer object whose first and last names are blank', () => {
    const customer = { name: 'Ada Obi', first_name: '', last_name: null }
    expect(orderOf({ ...good, customer })).toMatchObject({ first_name: 'Ada', last_name: 'Obi' })
  })

  it('reads the names of a customer object, and names what it does not know in it', () => {
    const customer = { first_name: 'Ada', last_name: 'Obi', phone_number: '08012345678' }
    const reading = readOrder({ ...good, customer })
    expect(reading).toMatchObject({
      order: { first_name: 'Ada', last_name: 'Obi' },
      unknownKeys: [{ name: 'phone_number', path: 'data.customer' }],
    })
  })

  it('keeps meta_data as it was given', () => {
    const meta_data = { cart: [1, { deep: null }], note: '' }
    expect(orderOf({ ...good, meta_data }).meta_data).toEqual(meta_data)
  })
})

describe('readOrder, for an invalid or unusual order,', () => {
  it('reports all problems at once, with paths as the shop wrote them', () => {
    const items = [basket, { name: '', unit_price: '12,5', quantity: 0 }]
    const data = { amount: 'free', currency: 'USD', items, phone: '12', redirect_url: 'javascript:x' }
    expect(problemsOf(data)).toEqual([
      'data.amount: expected a whole number of naira, got "free"',
      'data.currency: expected "NGN" (Klump lends naira only), got "USD"',
      'data.items[1].unit_price: expected a whole number of naira, got "12,5"',
      'data.items[1].quantity: expected a whole number of pieces, at least 1, got 0',
    ])
    expect(remarksOn(data)).toEqual([
      'data.redirect_url: expected an http(s) address, got "javascript:x"; left out.',
      'data.items[1].name: expected a name, got nothing; named "Item".',
    ])
  })

  it('reports the expected amount and the parts of its sum', () => {
    expect(problemsOf({ ...good, amount: 4200, discount: 50 })).toEqual([
      'data.amount: expected 4050 (items 4000 + shipping_fee 100 + discount -50), got 4200',
    ])
  })

  it('suspects kobo when the amount is a hundred times the sum', () => {
    expect(problemsOf({ ...good, amount: 410_000 })[0]).toContain('amounts are naira, not kobo')
  })

  it('accepts an amount with or without the tax', () => {
    expect(orderOf({ ...good, tax: 300 }).amount).toBe(4100)
    expect(orderOf({ ...good, tax: 300, amount: 4400 }).amount).toBe(4400)
  })

  it.each([[undefined], [null], ['order'], [[]], [() => good]])('refuses %s as an order', (data) => {
    expect(problemsOf(data)[0]).toContain('data: expected the order, as an object')
  })

  it('refuses an order that contains itself', () => {
    const loop: Record<string, unknown> = { ...good }
    loop['meta_data'] = { loop }
    expect(problemsOf(loop)[0]).toContain('data: expected the order')
  })

  it('ignores a toJSON() that the page put on arrays, strings and numbers', () => {
    const owners = [Array.prototype, String.prototype, Number.prototype] as object[]
    for (const owner of owners)
      Object.defineProperty(owner, 'toJSON', { value: () => 'spoilt', configurable: true })
    const read = orderOf({ ...good, meta_data: { tags: ['a', 1] } })
    for (const owner of owners) Reflect.deleteProperty(owner, 'toJSON')
    expect(read).toEqual({ ...good, meta_data: { tags: ['a', 1] } })
  })

  it('omits undefined fields and functions, and copies the other values as JSON', () => {
    const day = new Date(0)
    const meta_data = { day, nothing: undefined, work: () => 1, list: [null, { deep: true }], big: 7n }
    expect(orderOf({ ...good, discount: undefined, meta_data })).toEqual({
      ...good,
      meta_data: { day: day.toJSON(), list: [null, { deep: true }], big: '7' },
    })
  })

  it('reports NaN by its name, and never repeats personal values', () => {
    const data = { ...good, amount: Number.NaN, email: 'not-an-email', shipping_data: '1 Broad Street' }
    expect(problemsOf(data)).toEqual(['data.amount: expected a whole number of naira, got "NaN"'])
    expect(remarksOn(data)).toEqual([
      'data.shipping_data: expected an object of names and values, got text of 14 characters; left out.',
    ])
  })
})

it('readOrder warns about unknown names and suggests the nearest known one', () => {
  const reading = readOrder({
    ...good,
    merchantReference: 'A1',
    colour: 'red',
    items: [{ ...basket, price: 1 }],
  })
  expect(
    'unknownKeys' in reading && reading.unknownKeys.map((unknownKey) => warning(unknownKey, [])),
  ).toEqual([
    'data.merchantReference is not known and is not sent; did you mean "merchant_reference"?',
    'data.colour is not known and is not sent.',
    'data.items[0].price is not known and is not sent; did you mean "unit_price"?',
  ])
})
