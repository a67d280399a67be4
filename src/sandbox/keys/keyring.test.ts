import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { expect, it, onTestFinished } from 'vitest'
import { createSandbox, type Sandbox } from '../index.ts'
import { sha256 } from '../random.ts'
import { SCHEMA_CHANGES } from '../store/schema.ts'
import { call } from '../testing/client.ts'

function storeFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'klump-keyring-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  return join(folder, 'sandbox.db')
}

const start = (store: string): Sandbox => createSandbox({ store, checkoutDir: '/nowhere' })

/** All files beside the store, except the key that encrypts it. */
function databaseBytes(store: string): string {
  return readdirSync(dirname(store))
    .filter((file) => !file.endsWith('.key'))
    .map((file) => readFileSync(join(dirname(store), file), 'latin1'))
    .join('')
}

async function works(sandbox: Sandbox, secretKey: string): Promise<boolean> {
  const path = '/transactions/KLP-1684-573200-0001/verify'
  return (await call(sandbox, 'GET', path, { 'klump-secret-key': secretKey })).status !== 401
}

it('the keyring keeps no readable secret key in the database, and no replaced one', () => {
  const store = storeFile()
  const sandbox = start(store)
  const secrets = [sandbox.account().test.secretKey, sandbox.account().live.secretKey]
  secrets.push(sandbox.rotateKeys('test').secretKey)
  const { publicKey } = sandbox.account().test
  sandbox.close()
  const bytes = databaseBytes(store)
  expect(bytes).toContain(publicKey)
  for (const secret of secrets) expect(bytes).not.toContain(secret.slice(-64))
  expect(statSync(`${store}.key`).mode & 0o777).toBe(0o600)
})

it('the keyring makes new keys when its encryption key is lost, so that the sandbox starts', async () => {
  const store = storeFile()
  const before = start(store)
  const { secretKey } = before.account().test
  before.close()
  rmSync(`${store}.key`)
  const after = start(store)
  onTestFinished(after.close)
  expect(await works(after, secretKey)).toBe(false)
  expect(await works(after, after.account().test.secretKey)).toBe(true)
})

it('the keyring takes over the plain-text keys of an older store, and removes the plain text', async () => {
  const store = storeFile()
  const keys = { public: `klp_pk_test_${'1'.repeat(64)}`, secret: `klp_sk_test_${'2'.repeat(64)}` }
  const database = new Database(store)
  database.exec(SCHEMA_CHANGES.slice(0, 2).join('\n'))
  database.exec('PRAGMA user_version = 2')
  database.exec("INSERT INTO account (id, name, created_at) VALUES (1, 'Klump Demo Shop', 1)")
  for (const [kind, key] of Object.entries(keys)) {
    database
      .prepare(
        "INSERT INTO api_key (account_id, environment, kind, key_hash, created_at) VALUES (1, 'test', ?, ?, 1)",
      )
      .run([kind, sha256(key)])
  }
  database.prepare('INSERT INTO demo_keyring VALUES (?, ?, ?)').run(['test', keys.public, keys.secret])
  database.close()

  const sandbox = start(store)
  expect(sandbox.account().test).toEqual({ publicKey: keys.public, secretKey: keys.secret })
  expect(await works(sandbox, keys.secret)).toBe(true)
  sandbox.close()
  expect(databaseBytes(store)).not.toContain(keys.secret)
})
