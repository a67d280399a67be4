import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { step } from '../testing/readings.ts'
import { makesLoan, readPath } from './path.ts'

const SEED = Number(process.env['KLUMP_SEED'] ?? 20261128)
const RUNS = { numRuns: Number(process.env['KLUMP_FUZZ'] ?? 2000), seed: SEED }

test.each([
  'loans/account',
  'https://elsewhere.example/steal',
  '//elsewhere.example/steal',
  '/\\elsewhere.example',
  '\\\\elsewhere.example',
  'javascript:alert(1)',
  '',
  ' //elsewhere.example/steal',
  ' /loans/.. ',
  '/loans/../admin',
  '/loans/..',
  '/..;a=1/admin',
  '/loans/%2e%2e/admin',
  '/loans/.%2E/admin',
  '/loans/%252e%252e/admin',
  '/loans%2F..%2Fadmin',
  '/loans/a\\b',
  '/loans/a%5Cb',
  '/loans/a%255cb',
  '/loans/a\tb',
  '/loans/a\nb?c=d',
  '/loans/a%0Ab',
  '/loans/a%00',
  '/loans/a\u007F',
  '/loans/%zz',
  '/loans/%',
])('a step with the path %j is unreadable', (api) => {
  expect(readPath(api)).toBeUndefined()
  expect(step.safeParse({ name: 'X', method: 'POST', api }).success).toBe(false)
})

test.each([
  ['/loans/partners/requirements?partner=polaris', '/loans/partners/requirements?partner=polaris'],
  ['/loans/account/new-loan/7', '/loans/account/new-loan/7'],
  ['/loans/./a', '/loans/a'],
  [' /loans/a  ', '/loans/a'],
  ['/loans/a b?c=d e#f', '/loans/a%20b?c=d%20e'],
  ['/loans/..a?next=../x', '/loans/..a?next=../x'],
  ['/a@b:c', '/a@b:c'],
])('the path %s is sent as %s', (api, path) => {
  expect(readPath(api)).toBe(path)
  expect(step.parse({ name: 'X', method: 'GET', api }).path).toBe(path)
})

describe('the path of a step', () => {
  test.each([
    '/loans/account/new-loan',
    '/loans/account/new-loan/',
    '/loans/account/new-loan?a=1',
    '/loans/account/new-loan#a',
    '/LOANS/Account/New-Loan',
    '/loans//account/./new-loan',
    '/loans/account/new%2Dloan',
    '/loans/account/%6eew-loan',
    '/loans/account/%256eew-loan',
    '/loans/account%2Fnew-loan',
    '/loans;a=1/account;b/new-loan;c=d?e=f',
    '/;/loans/account/new-loan',
    '/loans/account/new-loan%20',
    '/loans/account/new-loan%3Ba=1',
  ])('%s creates a loan', (api) => {
    expect(makesLoan(readPath(api) ?? '')).toBe(true)
    expect(step.parse({ name: 'LOGIN', method: 'POST', api }).kind).toBe('new-loan')
  })

  test.each([
    '/loans/account/new-loan/7',
    '/loans/account/verification?next=/loans/account/new-loan',
    '/loans/account/new-loans',
    '/account/new-loan',
  ])('%s creates no loan', (api) => {
    expect(makesLoan(readPath(api) ?? '')).toBe(false)
  })
})

test(`a path that was read is sent unchanged below any base; seed ${SEED}`, () => {
  const piece = fc.constantFrom(
    '/',
    '.',
    '..',
    '%2e',
    '%2F',
    '%5c',
    '\\',
    ';a',
    '?',
    '#',
    '@',
    ':',
    ' ',
    '\t',
    '%',
    '%25',
    'é',
    'loans',
    'new-loan',
    '//h',
  )
  const base = fc.constantFrom('https://api.example', 'https://shop.example/klump', 'http://localhost:4100')
  let read = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), base, (pieces, base) => {
      const path = readPath(`/${pieces.join('')}`)
      if (path === undefined) return
      read++
      expect(new URL(`${base}/v1${path}`).href).toBe(`${base}/v1${path}`)
    }),
    RUNS,
  )
  expect(read).toBeGreaterThan(RUNS.numRuns / 20)
})
