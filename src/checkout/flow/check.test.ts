import { expect, test } from 'vitest'
import { step as stepSchema } from '../testing/readings.ts'
import { step } from '../testing/wire.ts'
import { check } from './check.ts'
import { unmetRules } from '../fields/password-rule.ts'

/** The problem with a value for a field in the server's format. */
function problem(wire: object, value: string) {
  const { fields } = stepSchema.parse(step('X', { form_fields: [{ name: 'it', required: true, ...wire }] }))
  return check(fields, { it: value })['it']
}

const number = { type: 'number', min: 2, max: 10.5 }
const amount = { type: 'number', format: 'amount', min: 1000, max: '75000.50' }
const date = { type: 'date', min: '1990-01-31', max: '2005-01-31' }
const select = { type: 'select', options: [{ value: 'a', label: 'A' }] }
const bvn = { type: 'tel', format: 'BVN' }
const text = { type: 'textarea', min: 3, max: 5 }

test.each([
  [number, '2', undefined],
  [number, '10.5', undefined],
  [number, '1', { rule: 'leastNumber', limit: 2 }],
  [number, '11', { rule: 'mostNumber', limit: 10.5 }],
  [number, 'two', { rule: 'number' }],
  [{ type: 'number' }, '-1,250', undefined],
  [amount, '12,500', undefined],
  [amount, '₦ 75 000.50', undefined],
  [amount, '999', { rule: 'least', limit: 100_000 }],
  [amount, '75001', { rule: 'most', limit: 7_500_050 }],
  [amount, '1.005', { rule: 'money' }],
  [date, '1990-01-31', undefined],
  [date, '1990-01-30', { rule: 'earliest', date: '1990-01-31' }],
  [date, '2005-02-01', { rule: 'latest', date: '2005-01-31' }],
  [date, '2001-02-30', { rule: 'date' }],
  [date, '31/01/1990', { rule: 'date' }],
  [select, 'a', undefined],
  [select, 'b', { rule: 'missingChoice' }],
  [{ ...select, type: 'radio' }, '', { rule: 'missingRadio' }],
  [{ type: 'checkbox' }, '', { rule: 'missingTick' }],
  [{ type: 'checkbox' }, '123456', { rule: 'missingTick' }],
  [{ type: 'checkbox', required: false }, '', undefined],
  [bvn, '123 4567 8901', undefined],
  [bvn, '1234567890', { rule: 'digits', limit: 11 }],
  [bvn, '123456789012', { rule: 'tooManyDigits', limit: 11 }],
  [text, 'ab', { rule: 'shortest', limit: 3 }],
  [text, 'abcdef', { rule: 'longest', limit: 5 }],
  [text, '  ', { rule: 'missing' }],
  [{ type: 'email', max: 12 }, 'ada@b.co', undefined],
  [{ type: 'email', max: 12 }, 'ada@example.com', { rule: 'longest', limit: 12 }],
  [{ type: 'password', min: 3 }, '   ', undefined],
  [{ type: 'password', format: 'password' }, 'Password1', { rule: 'password' }],
  [{ type: 'password', format: 'password' }, 'Password@1', undefined],
  [{ type: 'password', format: 'password', min: 12 }, 'Password@1', { rule: 'password' }],
])('the check of the field %j with the value %j finds the expected problem', (wire, value, found) => {
  expect(problem(wire, value)).toEqual(found)
})

test.each([
  ['', ['length', 'upper', 'lower', 'digit', 'symbol']],
  ['password', ['upper', 'digit', 'symbol']],
  ['Pass 1 word', ['symbol']],
  ['ÀÉÎõü8₦x', []],
  ['Pa1!', ['length']],
])('the new password %j does not meet the rules %j', (password, unmet) => {
  expect(unmetRules(password)).toEqual(unmet)
})
