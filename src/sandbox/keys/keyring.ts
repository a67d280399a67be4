import type { Core, Environment } from '../core.ts'
import { randomHex, sha256 } from '../random.ts'

export interface KeyPair {
  publicKey: string
  secretKey: string
}

/** Replaces the pair of one environment. The earlier keys, and the sessions opened with them, end at once. */
export function issueKeys(core: Core, accountId: number, environment: Environment): KeyPair {
  const infix = environment === 'test' ? 'test_' : ''
  const pair = {
    publicKey: `klp_pk_${infix}${randomHex(core.random, 32)}`,
    secretKey: `klp_sk_${infix}${randomHex(core.random, 32)}`,
  }
  const now = core.now()
  core.store.run(
    `UPDATE api_key SET replaced_at = ?, kept = NULL
     WHERE account_id = ? AND environment = ? AND replaced_at IS NULL`,
    now,
    accountId,
    environment,
  )
  for (const [kind, key, kept] of [
    ['public', pair.publicKey, pair.publicKey],
    ['secret', pair.secretKey, core.seal.close(pair.secretKey)],
  ] as const) {
    core.store.run(
      'INSERT INTO api_key (account_id, environment, kind, key_hash, kept, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      accountId,
      environment,
      kind,
      sha256(key),
      kept,
      now,
    )
  }
  return pair
}

/** The current pair of an account; `undefined` when the secret cannot be opened, because its sealing key is gone. */
export function readPair(core: Core, accountId: number, environment: Environment): KeyPair | undefined {
  const rows = core.store.all(
    'SELECT kind, kept FROM api_key WHERE account_id = ? AND environment = ? AND replaced_at IS NULL',
    accountId,
    environment,
  ) as { kind: 'public' | 'secret'; kept: string | null }[]
  const publicKey = rows.find(({ kind }) => kind === 'public')?.kept
  const sealed = rows.find(({ kind }) => kind === 'secret')?.kept
  const secretKey = sealed ? core.seal.open(sealed) : undefined
  return publicKey && secretKey ? { publicKey, secretKey } : undefined
}

/** Migrates the keys of a store that kept the demo account's keys in clear text. */
export function takeOverKeyring(core: Core): void {
  const rows = core.store.all('SELECT * FROM demo_keyring') as { public_key: string; secret_key: string }[]
  for (const { public_key: publicKey, secret_key: secretKey } of rows) {
    keep(core, publicKey, publicKey)
    keep(core, secretKey, core.seal.close(secretKey))
  }
  if (rows.length > 0) core.store.run('DELETE FROM demo_keyring')
}

function keep(core: Core, key: string, kept: string): void {
  core.store.run('UPDATE api_key SET kept = ? WHERE key_hash = ?', kept, sha256(key))
}
