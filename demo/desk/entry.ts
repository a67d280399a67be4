/** The sender and receiver of a call, or the party that acted. */
export type Lane = 'page' | 'page-shop' | 'checkout-klump' | 'shop-klump' | 'klump-shop' | 'shop' | 'tester'

/** One event, ready to be drawn: the desk's page contains no knowledge about Klump. */
export interface Entry {
  /** Counts from 1. */
  id: number
  /** By the machine's clock, milliseconds since 1970. */
  at: number
  lane: Lane
  /** 'onSuccess', 'POST /v1/transactions/initiate', 'Paid'. */
  title: string
  /** A word at the end of the title: an HTTP status, a verdict. */
  badge?: string
  mood?: 'good' | 'bad' | 'open'
  /** A sentence below the title. */
  note?: string
  checks?: { name: string; ok: boolean; detail: string }[]
  /** Names and values: headers, references. */
  fields?: [string, string][]
  /** Indented JSON. */
  payload?: string
  /** A command for a shell. Secret keys appear only as a variable: `$KLUMP_SECRET_KEY`. */
  curl?: string
}

export type NewEntry = Omit<Entry, 'id' | 'at'>
