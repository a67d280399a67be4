import type { Core, Environment } from '../core.ts'
import { issueKeys, readPair, takeOverKeyring, type KeyPair } from './keyring.ts'

export interface Account {
  id: number
  name: string
  /** The state of the account: only the keys of this environment are shown, and only they work. */
  mode: Environment
  test: KeyPair
  live: KeyPair
}

/** The account that the demo signs up with at its first start. */
export const DEMO_ACCOUNT_ID = 1
const DEMO_ACCOUNT_NAME = 'Ìtàn Market'

/** Creates the demo account in a new store, and issues new keys where the stored ones can no longer be read. */
export function ensureAccounts(core: Core): void {
  takeOverKeyring(core)
  const accounts = listAccounts(core)
  if (accounts.length === 0) insertAccount(core, DEMO_ACCOUNT_NAME, DEMO_ACCOUNT_ID)
  for (const { id } of accounts) {
    for (const environment of ['test', 'live'] as const) {
      if (!readPair(core, id, environment)) issueKeys(core, id, environment)
    }
  }
}

/** Makes an account in the state TEST, with keys for both environments. */
export function signUp(core: Core, name: string): Account {
  return readAccount(core, insertAccount(core, name, null))
}

function insertAccount(core: Core, name: string, id: number | null): number {
  const added = core.store.run(
    "INSERT INTO account (id, name, mode, created_at) VALUES (?, ?, 'test', ?)",
    id,
    name,
    core.now(),
  )
  issueKeys(core, added, 'test')
  issueKeys(core, added, 'live')
  return added
}

/** An account with its four current keys. @throws Error when there is none, or its keys cannot be read */
export function readAccount(core: Core, id: number): Account {
  const account = listAccounts(core).find((each) => each.id === id)
  const test = readPair(core, id, 'test')
  const live = readPair(core, id, 'live')
  if (!account || !test || !live) {
    throw new Error(`Account ${id} cannot be read: the store is damaged, delete its file to start afresh.`)
  }
  return { ...account, test, live }
}

/** All accounts, without their keys. */
export function listAccounts(core: Core): Pick<Account, 'id' | 'name' | 'mode'>[] {
  return core.store.all('SELECT id, name, mode FROM account ORDER BY id') as Pick<
    Account,
    'id' | 'name' | 'mode'
  >[]
}

/** Puts an account into the state TEST or LIVE. The other environment's keys stop working until it is put back. */
export function setMode(core: Core, id: number, mode: Environment): void {
  core.store.run('UPDATE account SET mode = ? WHERE id = ?', mode, id)
}
