import type { Store } from './store.ts'
import { MANIFEST, nameOf, readManifest, type Encoding, type FileEntry } from './manifest.ts'

/** The files of one version, each with the hash that the build recorded. */
export interface Version {
  readonly name: string
  readonly files: ReadonlyMap<string, FileEntry>
  /** @throws Error when the file is missing, or is not what was built */
  read(file: string, encoding?: Encoding): Promise<Uint8Array<ArrayBuffer>>
}

/** @throws Error when the store has no manifest, or one that this package did not write */
export async function openVersion(store: Store): Promise<Version> {
  const written = await store.read(MANIFEST)
  if (!written) throw new Error(`There is no ${MANIFEST}: this is not a folder that the build made.`)
  const { version, files } = readManifest(written)
  const entries = new Map(Object.entries(files))
  const held = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

  async function readChecked(file: string, encoding?: Encoding): Promise<Uint8Array<ArrayBuffer>> {
    const given = await store.read(nameOf(file, encoding))
    // Copied, so that the checked bytes are the ones sent.
    const bytes = given && new Uint8Array(given)
    const expected = entries.get(file)?.[encoding ?? 'sha384']
    if (!bytes) throw new Error(`${version}: ${file} is missing.`)
    if ((await sha384(bytes)) !== expected) throw new Error(`${version}: ${file} is not what was built.`)
    return bytes
  }

  return {
    name: version,
    files: entries,
    read(file, encoding) {
      const name = nameOf(file, encoding)
      const before = held.get(name)
      if (before) return before
      const reading = readChecked(file, encoding)
      held.set(name, reading)
      // A failed read is repeated with the next call: the store may have been unavailable for a moment.
      reading.catch(() => held.delete(name))
      return reading
    },
  }
}

/** The SHA-384 in base64. */
export async function sha384(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes))
  return btoa(String.fromCharCode(...digest))
}
