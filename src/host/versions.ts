import type { Store } from './store.ts'
import { openVersion, type Version } from './version.ts'

/** One version that is kept until a date, or for good. */
export interface Kept {
  readonly files: Store
  /** From this date on, its files are gone. Shoppers who opened a page before a release have finished by then. */
  readonly until?: Date | undefined
}

/** The versions of a host. */
export interface Versions {
  /** The version that `/klump.js` and `/checkout/` serve. */
  readonly current: Version
  readonly all: readonly { readonly version: Version; readonly until: Date | undefined }[]
}

/**
 * Opens the kept versions. The current one is the one that `alias` names, or else the last.
 * @throws Error for an unreadable folder, a duplicate version, an unknown alias, and a current version with an end date
 */
export async function openVersions(kept: readonly Kept[], alias: string | undefined): Promise<Versions> {
  const all = await Promise.all(
    kept.map(async ({ files, until }, index) => ({
      version: await openVersion(files).catch((error: Error) => {
        throw new Error(`versions.kept[${index}]: ${error.message}`)
      }),
      until,
    })),
  )
  const names = all.map(({ version }) => version.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new Error(`versions: ${twice} is there twice.`)
  const chosen = alias === undefined ? all.at(-1) : all.find(({ version }) => version.name === alias)
  if (!chosen)
    throw new Error(
      `versions: expected one called ${alias ?? 'anything'}, got ${names.join(', ') || 'none'}.`,
    )
  if (chosen.until) throw new Error(`versions: ${chosen.version.name} is the current one and has an end.`)
  return { current: chosen.version, all }
}
