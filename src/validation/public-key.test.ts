import { describe, expect, it } from 'vitest'
import { KlumpError } from '../errors/klump-error.ts'
import { readPublicKey } from './public-key.ts'
import { findSecret } from './secrets.ts'

function refusal(value: unknown): KlumpError {
  try {
    readPublicKey({ publicKey: value })
  } catch (error) {
    if (error instanceof KlumpError) return error
  }
  throw new Error(`${String(value)} was accepted`)
}

describe('readPublicKey', () => {
  it.each(['klp_pk_1234abdc5678', 'klp_pk_test_' + 'a0'.repeat(32), 'klp_pk_' + 'F1'.repeat(32)])(
    'accepts %s',
    (key) => {
      expect(readPublicKey({ publicKey: key })).toBe(key)
    },
  )

  it('accepts spaces and line breaks around the key', () => {
    expect(readPublicKey({ publicKey: ' klp_pk_1234abdc5678\r\n' })).toBe('klp_pk_1234abdc5678')
  })

  it.each([undefined, null, '', '  '])('refuses %j with missing_key', (value) => {
    expect(refusal(value)).toMatchObject({ code: 'missing_key', type: 'key', recoverable: false })
  })

  it.each(['pk_live_abcdef', 'klp_pk_', 'klp_pk_12 34', 'KLP_PK_1234abcd', 42, {}])(
    'refuses %j with invalid_key',
    (value) => {
      expect(refusal(value).code).toBe('invalid_key')
    },
  )

  it.each(['klp_sk_abcd1234', ' klp_sk_test_abcd1234 ', 'KLP_SK_abcd1234', 'klp_pk_klp_sk_abcd1234'])(
    'refuses a secret key without repeating it: %s',
    (value) => {
      const error = refusal(value)
      expect(error.code).toBe('secret_key')
      expect(error.message + String(error.stack)).not.toContain('abcd1234')
      expect(error.message).toContain('replace it')
    },
  )

  it('never repeats a malformed key, which may be another provider’s secret', () => {
    expect(refusal('sk_live_0123456789').message).not.toContain('0123456789')
  })
})

describe('findSecret', () => {
  it.each([
    [{ a: [{ b: 'x klp_sk_1' }] }, 'data.a[0].b'],
    [{ klp_sk_1: 1 }, 'data (a name in it)'],
    [{ m: new Map([['k', 'KLP_SK_1']]) }, 'data.m.k'],
    [{ s: new Set(['klp_sk_test_1']) }, 'data.s.klp_sk_test_1'],
  ])('finds a secret key in %j', (value, path) => {
    const found = findSecret(value, 'data')
    expect(found).toBeDefined()
    if (!path.includes('klp_sk')) expect(found).toBe(path)
  })

  it('handles a cycle, and finds no secret key where there is none', () => {
    const loop: Record<string, unknown> = { key: 'klp_pk_1' }
    loop['self'] = loop
    expect(findSecret(loop, 'data')).toBeUndefined()
  })
})
