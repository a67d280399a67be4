import { field as fieldSchema } from '../testing/readings.ts'
import { expect, test } from 'vitest'
import { step as wireStep } from '../testing/wire.ts'
import { step } from '../testing/readings.ts'

const read = (wire: object) => step.parse(wireStep('X', { form_fields: [{ name: 'it', ...wire }] })).fields[0]

test.each([
  [{}, 'text'],
  [{ type: 'sundial' }, 'text'],
  [{ type: 'textarea' }, 'textarea'],
  [{ type: 'date' }, 'date'],
  [{ type: 'number' }, 'number'],
  [{ type: 'email' }, 'email'],
  [{ type: 'tel' }, 'phone'],
  [{ type: 'tel', max: 6 }, 'digits'],
  [{ type: 'tel', max: 14 }, 'phone'],
  [{ type: 'text', format: 'NIN' }, 'digits'],
  [{ type: 'text', format: 'account_number' }, 'digits'],
  [{ type: 'text', format: 'phone' }, 'phone'],
  [{ type: 'text', format: 'hologram' }, 'text'],
  [{ type: 'number', format: 'amount' }, 'money'],
  [{ type: 'password' }, 'password'],
  [{ type: 'password', format: 'password' }, 'new-password'],
  [{ type: 'password', name: 'password', format: 'password' }, 'new-password'],
  [{ type: 'password', name: 'password' }, 'password'],
  [{ type: 'radio', options: ['yes', 'no'] }, 'radio'],
  // Nobody can choose from nothing.
  [{ type: 'radio' }, 'text'],
  [{ type: 'select', options: [] }, 'text'],
  [{ type: 'select', name: 'insurerId' }, 'select'],
  // How an answer is given counts for more than what it is called.
  [{ type: 'hidden', name: 'accountNumber' }, 'hidden'],
  [{ type: 'checkbox', name: 'email' }, 'checkbox'],
  [{ type: 'tel', name: 'accountNumber' }, 'digits'],
  [{ type: 'tel', name: 'otp' }, 'code'],
])('%j is asked for as %s', (wire, kind) => {
  expect(read(wire)?.kind.name).toBe(kind)
})

test('lengths that are known stand in for those that are not said', () => {
  expect(read({ format: 'BVN' })).toMatchObject({ min: 11, max: 11 })
  expect(read({ format: 'BVN', min: 9, max: 12 })).toMatchObject({ min: 9, max: 12 })
  const date = read({ type: 'date', min: '1990-01-31T00:00', max: 7 })
  expect(date).toMatchObject({ earliest: '1990-01-31', latest: undefined })
  expect([date?.min, date?.max]).toEqual([undefined, undefined])
})

test.each([
  ['Enter the 6-digit code here', 6],
  ['4 digits', 4],
  ['Code', undefined],
  ['Sent to the phone that ends in 4821', undefined],
  ['0-digit code', undefined],
])('a code is as long as its placeholder says, where nothing else says it: %s', (placeholder, length) => {
  expect(read({ name: 'otp', placeholder })?.max).toBe(length)
  expect(read({ name: 'otp', placeholder, max: 5 })?.max).toBe(5)
  expect(read({ name: 'it', placeholder })?.max).toBeUndefined()
})

test('what may be left out is what the server does not ask for, except where nothing goes on without it', () => {
  expect(read({})?.required).toBe(false)
  expect(read({ required: true })?.required).toBe(true)
  expect(read({ name: 'otp' })?.required).toBe(true)
  expect(read({ name: 'email', required: false })?.required).toBe(false)
})

test('a box that must be ticked never comes ticked', () => {
  expect(read({ type: 'checkbox', value: true, required: true })?.value).toBe('')
  expect(read({ type: 'checkbox', value: true })?.value).toBe('yes')
  expect(read({ type: 'checkbox', value: 'false' })?.value).toBe('')
})

test('options come in every spelling, and a line that only says "choose" is none', () => {
  const options = [
    { value: '', label: 'Choose' },
    { value: true, label: 'Yes' },
    { value: 2, label: 'Two' },
    { name: 'GTBank', slug: 'gtbank' },
    'plain',
    {},
  ]
  expect(read({ type: 'select', options })?.options).toEqual([
    { value: 'true', label: 'Yes' },
    { value: '2', label: 'Two' },
    { value: 'gtbank', label: 'GTBank' },
    { value: 'plain', label: 'plain' },
  ])
})

test.each(['__proto__', 'constructor', 'toString'])('%s is no name for a field', (name) => {
  expect(fieldSchema.safeParse({ type: 'text', name }).success).toBe(false)
})
