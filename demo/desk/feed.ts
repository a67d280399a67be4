import { randomUUID } from 'node:crypto'
import type { Entry, NewEntry } from './entry.ts'
import { withDots } from './redact.ts'

const MOST = 400

/** The entries, oldest first, and their listeners. In memory: a restart of the demo loses them. */
export interface Feed {
  /** Id of this run. A page that has entry ids of another run starts again. */
  run: string
  add(entry: NewEntry): void
  since(id: number): Entry[]
  clear(): void
  /** Calls `listener` with every new entry, and with `undefined` after `clear`. Returns the function that unsubscribes. */
  subscribe(listener: (entry: Entry | undefined) => void): () => void
}

/** The only way to add entries to the desk. Replaces secret keys in them by dots. */
export function createFeed(clock: () => number = Date.now): Feed {
  const listeners = new Set<(entry: Entry | undefined) => void>()
  let entries: Entry[] = []
  let lastId = 0
  return {
    run: randomUUID(),
    add(entry) {
      lastId += 1
      const clean = JSON.parse(withDots(JSON.stringify({ id: lastId, at: clock(), ...entry }))) as Entry
      entries = [...entries, clean].slice(-MOST)
      for (const listener of listeners) listener(clean)
    },
    since: (id) => entries.filter((entry) => entry.id > id),
    clear() {
      entries = []
      for (const listener of listeners) listener(undefined)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
