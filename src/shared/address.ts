/** An address as its parts, or undefined when it is none. `URL.canParse` would say so too, but only in browsers since 2023. */
export function readAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}

/**
 * An address over https, or over http on this very machine, as the browser will use it: what was checked is what is used,
 * and never the text that came. Undefined for anything else.
 */
export function readSecureAddress(address: unknown): string | undefined {
  const { protocol, hostname = '', href } = (typeof address === 'string' && readAddress(address)) || {}
  const here = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return protocol === 'https:' || (protocol === 'http:' && here) ? href : undefined
}
