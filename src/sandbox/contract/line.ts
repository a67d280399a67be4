import type { World } from './world.ts'

/**
 * The source of a fact: `documented` by Klump or in its public code and samples; `observed` and reported by people who
 * integrated; `assumed` by this project where there is no source.
 */
export type Mark = 'documented' | 'observed' | 'assumed'

/** One known fact about Klump. A fact that is not about the API names its subject instead of a test. */
export type Line = {
  /** The section of the notes and the number in it. */
  fact: string
  title: string
} & ({ mark: Mark; holds: (world: World) => Promise<void> } | { notTheApi: string })
