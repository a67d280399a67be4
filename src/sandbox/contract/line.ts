import type { World } from './world.ts'

/**
 * How much is known: `documented` by Klump, or in its own public code and samples; `observed` and written down by people who
 * integrated; `assumed` by this project where nobody says.
 */
export type Mark = 'documented' | 'observed' | 'assumed'

/** One line of what is known about Klump. Those that do not speak of the API say what they speak of instead. */
export type Line = {
  /** The section of the notes and the number in it. */
  fact: string
  title: string
} & ({ mark: Mark; holds: (world: World) => Promise<void> } | { notTheApi: string })
