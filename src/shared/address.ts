/** Parses an address; undefined when it is invalid. Not by `URL.canParse`, which only browsers since 2023 have. */
export function readAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}

/**
 * Whether an address with this host name, as `URL` writes it, leads to this machine. Current browsers resolve every name below `localhost` to
 * this machine; programs ask the operating system, which may need an entry for the name.
 */
export const isLoopback = (hostname: string) => /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

/**
 * An address over https, or over http on this machine, in the form in which the browser uses it, so that the checked address and the used
 * one are the same. Undefined for anything else.
 */
export function readSecureAddress(address: unknown): string | undefined {
  const url = typeof address === 'string' ? readAddress(address) : undefined
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
    ? url.href
    : undefined
}
