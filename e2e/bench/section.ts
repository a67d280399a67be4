import type { SteadyBrowser } from './browser.ts'
import type { Goal } from './goals.ts'
import type { Peer } from './peers.ts'
import type { Servers } from './servers.ts'
import type { Profile } from './visit.ts'

/** What every section measures with. */
export interface Bench {
  readonly use: SteadyBrowser['use']
  readonly servers: Servers
  readonly peers: readonly Peer[]
  readonly profiles: readonly Profile[]
  /** How often the section `memory` opens and closes on one page. */
  readonly openings: number
  /** Comes before each piece of work, with what is measured next. Throws when the run was stopped. */
  next(progress: string): void
}

/** Tables of one kind, and how they are measured. */
export interface Section {
  /** As it is asked for: `npm run bench -- first`. */
  readonly name: string
  /** One round says all: its figures do not vary. */
  readonly once?: boolean
  /** Measures everything of it once. Whoever drifts, drifts for all: each round has every contestant in it. */
  round(number: number): Promise<void>
  /** Its tables, as Markdown. */
  report(): string
  /** What the tables are made of, for a machine to read. */
  figures(): unknown
  /** What is wanted of them. */
  goals?(): readonly Goal[]
  /** Drawings as SVG, by their file's name without extension. */
  pictures?(caption: string): Readonly<Record<string, string>>
}

/** Nobody is always the one who comes after the slowest. */
export function turned<Value>(values: readonly Value[], by: number): Value[] {
  const from = by % Math.max(1, values.length)
  return [...values.slice(from), ...values.slice(0, from)]
}
