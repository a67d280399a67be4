import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { SCHEMA_CHANGES } from './schema.ts'

type Value = string | number | null

/** The database, reduced to what the sandbox does with it. Who selects states what a row is, next to the statement. */
export interface Store {
  one: (sql: string, ...values: Value[]) => unknown
  all: (sql: string, ...values: Value[]) => unknown[]
  /** Runs a statement that changes something; returns the id of the row that was inserted last. */
  run: (sql: string, ...values: Value[]) => number
  /** Everything `work` changes is kept together, or not at all when it throws. Not to be nested. */
  atomically: <T>(work: () => T) => T
  /** Writes the log into the file, over what was there before, and empties it. */
  checkpoint: () => void
  close: () => void
}

/** Opens the store, and brings its tables up to date: all of them when the file is new. `path` may be `':memory:'`. */
export function openStore(path: string): Store {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new Database(path)
  // WAL with full synchronisation: what was answered to a client survives a kill at any moment, and a power cut.
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  // What is deleted is overwritten: keys that an earlier sandbox kept in the clear are not to linger.
  database.exec('PRAGMA secure_delete = ON')
  // A change may replace a table that others refer to: until they are through, nobody looks at references.
  database.exec('PRAGMA foreign_keys = OFF')

  // Values go in as one array: the driver mistakes a lone `null` for a list of named values.
  const store: Store = {
    one: (sql, ...values) => database.prepare(sql).get([...values]),
    all: (sql, ...values) => database.prepare(sql).all([...values]),
    run: (sql, ...values) => Number(database.prepare(sql).run([...values]).lastInsertRowid),
    atomically: (work) => database.transaction(work).immediate(),
    checkpoint: () => {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    },
    close: () => {
      database.close()
    },
  }

  const version =
    (store.one('PRAGMA user_version') as { user_version: number } | undefined)?.user_version ?? 0
  const newest = SCHEMA_CHANGES.length
  if (version > newest) {
    store.close()
    throw new Error(
      `The sandbox's store ${path} has version ${version}, expected at most ${newest}: delete the file to start afresh.`,
    )
  }
  if (version < newest) {
    const changes = SCHEMA_CHANGES.slice(version).join('\n')
    store.atomically(() => database.exec(`${changes} PRAGMA user_version = ${newest};`))
  }
  database.exec('PRAGMA foreign_keys = ON')
  return store
}
