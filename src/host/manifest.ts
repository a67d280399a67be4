/** Where the build leaves the manifest and the compressed forms, below the folder of the built package. */
export const MANIFEST = 'host/manifest.json'

export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The name under which a store has a form of a file: `host/files/klump.js.br`. */
export const nameOf = (file: string, encoding?: Encoding) =>
  encoding ? `host/files/${file}.${encoding}` : file

/** One file of a version, as the build measured it. */
export interface FileEntry {
  /** The content type. */
  readonly type: string
  /** SHA-384 in base64, of the file and of each compressed form that there is. */
  readonly sha384: string
  readonly br?: string
  readonly gzip?: string
}

/** What the build wrote of all files that a page loads. */
export interface Manifest {
  readonly version: string
  readonly files: Readonly<Record<string, FileEntry>>
}

// They come from the build, and still: no name leads out of the folder, and what goes into a header or an address is plain.
const NAME = /^(?!.*(?:^|\/)\.)[\w.-]+(?:\/[\w.-]+)*$/
const HASH = /^[\w+/]{64}$/
const TYPE = /^[\w-]+\/[\w+-]+(?:; charset=utf-8)?$/
const VERSION = /^\d+\.\d+\.\d+(?:-[\w.-]{1,64})?$/

/** @throws Error when it is not what this package's build writes */
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
