/** The built files of one version. */
export interface Store {
  /**
   * Returns the bytes of a file by its path below the built folder: `klump.js`, `host/manifest.json`. Undefined when there is none.
   * Called only with names from the manifest and for the manifest itself, never with text from a request.
   */
  read(path: string): Promise<Uint8Array | undefined>
}
