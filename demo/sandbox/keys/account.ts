import type { Core, Environment } from '../core.ts'
import { randomHex, sha256 } from '../random.ts'

export interface KeyPair {
  publicKey: string
  secretKey: string
}

/** The account that the demo signs up with at its first start. */
export interface Account {
  name: string
  test: KeyPair
  live: KeyPair
}

const DEMO_ACCOUNT_ID = 1
const DEMO_ACCOUNT_NAME = 'Klump Demo Shop'

/**
 * Makes the demo account when the store is new.
 *
 * Keys are checked against their hashes alone (`api_key`). The demo's own pairs are also kept in the clear, in
 * `demo_keyring`: the demo has to hand its secret to the merchant's server after every restart without asking
 * anybody, and these keys open nothing but this sandbox. An account made at sign-up gets no row there.
 */
export function ensureAccount(core: Core): void {
  if (core.store.one('SELECT id FROM account WHERE id = ?', DEMO_ACCOUNT_ID)) return
  core.store.run(
    'INSERT INTO account (id, name, created_at) VALUES (?, ?, ?)',
    DEMO_ACCOUNT_ID,
    DEMO_ACCOUNT_NAME,
    core.now(),
  )
  issueKeys(core, 'test')
  issueKeys(core, 'live')
}

/** Replaces the pair of one environment. The earlier keys, and the sessions opened with them, end at once. */
export function issueKeys(core: Core, environment: Environment): KeyPair {
  const infix = environment === 'test' ? 'test_' : ''
  const pair = {
    publicKey: `klp_pk_${infix}${randomHex(core.random, 32)}`,
    secretKey: `klp_sk_${infix}${randomHex(core.random, 32)}`,
  }
  const now = core.now()
  core.store.run(
    'UPDATE api_key SET replaced_at = ? WHERE account_id = ? AND environment = ? AND replaced_at IS NULL',
    now,
    DEMO_ACCOUNT_ID,
    environment,
  )
  for (const [kind, key] of [
    ['public', pair.publicKey],
    ['secret', pair.secretKey],
  ] as const) {
    core.store.run(
      'INSERT INTO api_key (account_id, environment, kind, key_hash, created_at) VALUES (?, ?, ?, ?, ?)',
      DEMO_ACCOUNT_ID,
      environment,
      kind,
      sha256(key),
      now,
    )
  }
  core.store.run(
    'INSERT OR REPLACE INTO demo_keyring (environment, public_key, secret_key) VALUES (?, ?, ?)',
    environment,
    pair.publicKey,
    pair.secretKey,
  )
  return pair
}

/** The demo account with its four current keys. */
export function readAccount(core: Core): Account {
  return { name: DEMO_ACCOUNT_NAME, test: readPair(core, 'test'), live: readPair(core, 'live') }
}

function readPair(core: Core, environment: Environment): KeyPair {
  const row = core.store.one(
    'SELECT public_key, secret_key FROM demo_keyring WHERE environment = ?',
    environment,
  ) as { public_key: string; secret_key: string } | undefined
  if (!row)
    throw new Error(`The demo account has no ${environment} keys: the store is damaged, delete its file.`)
  return { publicKey: row.public_key, secretKey: row.secret_key }
}
