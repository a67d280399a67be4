import { expect, it } from 'vitest'
import { redirectAddress } from './redirect.ts'

const REFERENCE = 'KLP-1662-348036-0961'
const success = { status: 'success', reference: REFERENCE, merchantReference: 'order 7&8' } as const
const ADDED = `reference=${REFERENCE}&merchant_reference=order+7%268&status=successful`

it.each([
  ['https://shop.example/thanks', `https://shop.example/thanks?${ADDED}`],
  ['http://localhost:3000', `http://localhost:3000/?${ADDED}`],
  [
    'https://shop.example/t?order=7&q=a%20b&flag#top',
    `https://shop.example/t?order=7&q=a%20b&flag&${ADDED}#top`,
  ],
  ['https://shop.example/#/thanks?x=1', `https://shop.example/?${ADDED}#/thanks?x=1`],
  [
    'https://shop.example/t?status=new&reference=mine',
    'https://shop.example/t?status=new&reference=mine&merchant_reference=order+7%268',
  ],
  [
    'https://shop.example/t?merchant_reference=1&reference=2&status=3#a',
    'https://shop.example/t?merchant_reference=1&reference=2&status=3#a',
  ],
])('after a success the redirect_url %s becomes %s', (redirect_url, address) => {
  expect(redirectAddress(redirect_url, success)).toBe(address)
})

it.each([
  undefined,
  '',
  '/thanks',
  'javascript:alert(1)',
  ' java\tscript:alert(1)',
  'data:text/html,x',
  'intent://pay#Intent;end',
  'file:///etc/passwd',
])('after a success the page is never sent to %s', (redirect_url) => {
  expect(redirectAddress(redirect_url, success)).toBeUndefined()
})

it.each([
  { status: 'pending', reference: REFERENCE } as const,
  { status: 'cancelled' } as const,
  { status: 'failed', error: { code: 'declined', message: 'No.' } } as const,
])('after the outcome $status the page is sent nowhere', (outcome) => {
  expect(redirectAddress('https://shop.example/thanks', outcome)).toBeUndefined()
})
