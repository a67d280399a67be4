/** Placeholder in the built script for the address that a host writes. It is no valid address: without a host the script finds its own. */
export const HOME = '%KLUMP_HOME%'

/** The script as a host serves it: with the address of its chunks and checkout, however it is loaded. */
export function writeHome(script: string, home: string): string {
  return script.replaceAll(HOME, home)
}
