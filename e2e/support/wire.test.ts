import { describe, expect, it } from 'vitest'
import { forbiddenRequests, type Sent } from './wire.ts'

const places = { klump: 'http://localhost:1', shops: ['http://127.0.0.1:2'] }

function judge(sent: Partial<Sent> & { url: URL }): string[] {
  const whole: Sent = { method: 'GET', from: places.klump, headers: {}, body: '', ...sent }
  return forbiddenRequests([whole], places)
}

// forbiddenRequests checks every story, so it must be able to fail.
describe('the check of the requests in a story', () => {
  it('accepts requests of the checkout to its API, and of the shop to its own server', () => {
    expect(judge({ url: new URL('http://localhost:1/v1/loans/partners') })).toEqual([])
    expect(judge({ url: new URL('http://127.0.0.1:2/api/orders'), from: 'http://127.0.0.1:2' })).toEqual([])
    expect(judge({ url: new URL('http://localhost:1/klump.js'), from: 'http://127.0.0.1:2' })).toEqual([])
  })

  it.each([
    [
      'a request from the shop’s page to the API',
      { url: new URL('http://localhost:1/v1/x'), from: 'http://127.0.0.1:2' },
    ],
    ['a request to an unknown host', { url: new URL('https://telemetry.example/x') }],
    [
      'the header of the secret key',
      { url: new URL('http://localhost:1/v1/x'), headers: { 'klump-secret-key': 'x' } },
    ],
    ['a secret in another header', { url: new URL('http://localhost:1/v1/x'), headers: { x: 'klp_sk_1' } }],
    ['a secret in the body', { url: new URL('http://localhost:1/v1/x'), body: '{"k":"klp_sk_1"}' }],
    ['a secret in the address', { url: new URL('http://localhost:1/v1/x?k=klp_sk_1') }],
  ])('finds %s', (_what, sent) => {
    expect(judge(sent)).toHaveLength(1)
  })
})
