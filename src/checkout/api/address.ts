/** An address as its parts, or undefined when it is none. `URL.canParse` would say so too, but only in browsers since 2023. */
export function readAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}
