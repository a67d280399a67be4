import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether a build is needed: an output is missing (also after an interrupted build), or a source is newer than the
 * oldest output. Sources may be files or folders. A folder's own modification time counts too, so that a deleted file
 * is noticed.
 */
export function needsBuild(sources: readonly string[], outputs: readonly string[]): boolean {
  const built = outputs.map(timeOf)
  if (built.includes(undefined)) return true
  const oldest = Math.min(...built.filter((time) => time !== undefined))
  return sources.some((source) => newestIn(source) > oldest)
}

function newestIn(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return 0
  if (!stats.isDirectory()) return stats.mtimeMs
  return readdirSync(path).reduce(
    (newest, name) => Math.max(newest, newestIn(join(path, name))),
    stats.mtimeMs,
  )
}

function timeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}
