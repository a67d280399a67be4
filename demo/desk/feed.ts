import { randomUUID } from 'node:crypto'
import type { Entry, NewEntry } from './entry.ts'
import { withDots } from './redact.ts'

const MOST = 400

/** What happened, the oldest first, and who wants to hear of it at once. In memory: a restart of the demo forgets it. */
export interface Feed {
  /** Of this run: whoever holds numbers of another run starts again. */
  run: string
  add(entry: NewEntry): void
  since(id: number): Entry[]
  clear(): void
  /** Hears of every addition, and `undefined` when all was cleared. Returns the way to stop hearing. */
  subscribe(listener: (entry: Entry | undefined) => void): () => void
}

/** The one door to the desk: whatever is added, secret keys go in as dots. */
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
