/** Where the built files of one version are. */
export interface Store {
  /**
   * The bytes of a file, by its path below the built folder: `klump.js`, `host/manifest.json`. Undefined when there is none. It is
   * asked for names that the build wrote into the manifest and for the manifest itself, never for what a request says.
   */
  read(path: string): Promise<Uint8Array | undefined>
}
