import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from './open.ts'
import { SCHEMA_CHANGES } from './schema.ts'

/** A file of an earlier sandbox, after this many schema changes. */
function fileAfter(changes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'klump-store-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const path = join(folder, 'sandbox.db')
  const database = new Database(path)
  database.exec(SCHEMA_CHANGES.slice(0, changes).join('\n'))
  database.exec(`PRAGMA user_version = ${changes}`)
  database.exec("INSERT INTO account (name, created_at) VALUES ('Shop of old', 1)")
  database.close()
  return path
}

it('the store updates the file of an earlier sandbox and keeps its data', () => {
  const path = fileAfter(1)
  for (const opening of ['first', 'second']) {
    const store = openStore(path)
    expect([opening, store.all('SELECT name FROM account')]).toEqual([opening, [{ name: 'Shop of old' }]])
    expect(store.all('SELECT traits FROM application')).toEqual([])
    store.close()
  }
})

it('the store refuses the file of a later sandbox, and the error names what to do', () => {
  const path = fileAfter(SCHEMA_CHANGES.length)
  const database = new Database(path)
  database.exec('PRAGMA user_version = 99')
  database.close()
  expect(() => openStore(path)).toThrow(/has version 99, expected at most \d+: delete the file/)
})
