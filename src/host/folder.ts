import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './store.ts'

/** The files of a folder that the build made. Names come from its manifest, which has none that lead out of it. */
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
