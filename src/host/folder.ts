import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './store.ts'

/** Reads the files of a built folder. Names come from its manifest, which has none that lead out of the folder. */
export function openFolder(folder: string): Store {
  return {
    async read(path) {
      try {
        return await readFile(join(folder, path))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}
