/** Where the build writes the manifest, below the folder of the built package. */
export const MANIFEST = 'host/manifest.json'

export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The name of a file or of its compressed form in a store: `host/files/klump.js.br`. */
export const nameOf = (file: string, encoding?: Encoding) =>
  encoding ? `host/files/${file}.${encoding}` : file

/** One file of a version, as the build recorded it. */
export interface FileEntry {
  /** The content type. */
  readonly type: string
  /** SHA-384 in base64, of the file and of each compressed form that exists. */
  readonly sha384: string
  readonly br?: string
  readonly gzip?: string
}

/** The build's list of all files that a page loads. */
export interface Manifest {
  readonly version: string
  readonly files: Readonly<Record<string, FileEntry>>
}

// The build writes these values, but they are validated: no name may lead out of the folder or break a header or an address.
const NAME = /^(?!.*(?:^|\/)\.)[\w.-]+(?:\/[\w.-]+)*$/
const HASH = /^[\w+/]{64}$/
const TYPE = /^[\w-]+\/[\w+-]+(?:; charset=utf-8)?$/
const VERSION = /^\d+\.\d+\.\d+(?:-[\w.-]{1,64})?$/

/** @throws Error when the manifest is not one that this package's build writes */
export function readManifest(bytes: Uint8Array): Manifest {
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest
  const isWhole =
    VERSION.test(manifest.version) &&
    Object.entries(manifest.files).every(
      ([name, { type, sha384, br, gzip }]) =>
        NAME.test(name) &&
        TYPE.test(type) &&
        [sha384, br ?? sha384, gzip ?? sha384].every((it) => HASH.test(it)),
    )
  if (!isWhole) throw new Error(`${MANIFEST} is not what the build of this package writes.`)
  return manifest
}
