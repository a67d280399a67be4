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
  // A choice without options is a text box, except for insurers, which are fetched.
  [{ type: 'radio' }, 'text'],
  [{ type: 'select', options: [] }, 'text'],
  [{ type: 'select', name: 'insurerId' }, 'select'],
  // `hidden` and `checkbox` count for more than the name, and the name for more than `tel`.
  [{ type: 'hidden', name: 'accountNumber' }, 'hidden'],
  [{ type: 'checkbox', name: 'email' }, 'checkbox'],
  [{ type: 'tel', name: 'accountNumber' }, 'digits'],
  [{ type: 'tel', name: 'otp' }, 'code'],
])('a field %j has the kind %s', (wire, kind) => {
  expect(read(wire)?.kind.name).toBe(kind)
})

test('a field without stated lengths gets the known lengths of its format', () => {
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
])('a code field takes its length from the placeholder if it has no max: %s', (placeholder, length) => {
  expect(read({ name: 'otp', placeholder })?.max).toBe(length)
  expect(read({ name: 'otp', placeholder, max: 5 })?.max).toBe(5)
  expect(read({ name: 'it', placeholder })?.max).toBeUndefined()
})

test('a field is optional unless the server requires it or the flow cannot continue without it', () => {
  expect(read({})?.required).toBe(false)
  expect(read({ required: true })?.required).toBe(true)
  expect(read({ name: 'otp' })?.required).toBe(true)
  expect(read({ name: 'email', required: false })?.required).toBe(false)
})

test('a required checkbox is never ticked in advance', () => {
  expect(read({ type: 'checkbox', value: true, required: true })?.value).toBe('')
  expect(read({ type: 'checkbox', value: true })?.value).toBe('yes')
  expect(read({ type: 'checkbox', value: 'false' })?.value).toBe('')
})

test('options are read in every spelling, and a line that only says "Choose" is left out', () => {
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

test.each(['__proto__', 'constructor', 'toString'])('a field with the name %s is refused', (name) => {
  expect(fieldSchema.safeParse({ type: 'text', name }).success).toBe(false)
})
