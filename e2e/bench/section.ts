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
  /** Called before each piece of work, with what is measured next. Throws when the run was stopped. */
  next(progress: string): void
}

/** Tables of one kind, and how they are measured. */
export interface Section {
  /** As on the command line: `npm run bench -- first`. */
  readonly name: string
  /** One round is enough: its figures do not vary. */
  readonly once?: boolean
  /** Measures everything of it once. Each round has every contestant in it, so a drift of the machine affects all. */
  round(number: number): Promise<void>
  /** Its tables, as Markdown. */
  report(): string
  /** What the tables are made of, for a machine to read. */
  figures(): unknown
  /** The goals for these figures. */
  goals?(): readonly Goal[]
  /** Drawings as SVG, by their file's name without extension. */
  pictures?(caption: string): Readonly<Record<string, string>>
}

/** Rotates the order, so that no contestant always comes after the slowest. */
export function rotated<Value>(values: readonly Value[], by: number): Value[] {
  const from = by % Math.max(1, values.length)
  return [...values.slice(from), ...values.slice(0, from)]
}
