/** What the built script has in the place of the address that a host writes: no address, so that without a host it is looked for. */
export const HOME = '%KLUMP_HOME%'

/** The script as a host serves it: it knows where its chunks and its checkout are, whatever loads it. */
export function writeHome(script: string, home: string): string {
  return script.replaceAll(HOME, home)
}
