import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { SCHEMA_CHANGES } from './schema.ts'

type Value = string | number | null

/** The database operations that the sandbox needs. Callers state the type of a row next to the statement. */
export interface Store {
  one: (sql: string, ...values: Value[]) => unknown
  all: (sql: string, ...values: Value[]) => unknown[]
  /** Runs a statement that changes something; returns the id of the row that was inserted last. */
  run: (sql: string, ...values: Value[]) => number
  /** Commits all changes of `work` together, or none when it throws. Must not be nested. */
  atomically: <T>(work: () => T) => T
  /** Writes the log into the database file, over its earlier content, and empties the log. */
  checkpoint: () => void
  close: () => void
}

/** Opens the store and migrates its tables; a new file gets all of them. `path` may be `':memory:'`. */
export function openStore(path: string): Store {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const database = new Database(path)
  // WAL with full synchronisation: what was answered to a client survives a kill at any moment, and a power cut.
  database.exec('PRAGMA journal_mode = WAL')
  database.exec('PRAGMA synchronous = FULL')
  // Overwrites deleted data, because keys that an earlier sandbox kept in clear text must not remain.
  database.exec('PRAGMA secure_delete = ON')
  // A migration may replace a table that others refer to, so foreign keys are checked only afterwards.
  database.exec('PRAGMA foreign_keys = OFF')

  // Passes the values as one array, because the driver takes a lone `null` for a list of named values.
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
