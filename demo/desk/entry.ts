/** Who spoke to whom, or who did something. */
export type Lane = 'page' | 'page-shop' | 'checkout-klump' | 'shop-klump' | 'klump-shop' | 'shop' | 'tester'

/** One thing that happened, ready to be drawn: the page of the desk knows nothing of Klump. */
export interface Entry {
  /** Counts from 1. */
  id: number
  /** By the machine's clock, milliseconds since 1970. */
  at: number
  lane: Lane
  /** 'onSuccess', 'POST /v1/transactions/initiate', 'Paid'. */
  title: string
  /** A word at its end: an HTTP status, a verdict. */
  badge?: string
  mood?: 'good' | 'bad' | 'open'
  /** A sentence below the title. */
  note?: string
  checks?: { name: string; ok: boolean; detail: string }[]
  /** Names and values: headers, references. */
  fields?: [string, string][]
  /** JSON, laid out. */
  payload?: string
  /** To be pasted into a shell. Keys are named, never given: `$KLUMP_SECRET_KEY`. */
  curl?: string
}

export type NewEntry = Omit<Entry, 'id' | 'at'>
