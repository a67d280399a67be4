/** Parses an address; undefined when it is invalid. Not by `URL.canParse`, which only browsers since 2023 have. */
export function readAddress(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base)
  } catch {
    return undefined
  }
}

/** Whether a host name, as `URL` writes it, is this machine's. */
export const isLoopback = (hostname: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)

/**
 * An address over https, or over http on this machine, in the form in which the browser uses it, so that the checked address and the used
 * one are the same. Undefined for anything else.
 */
export function readSecureAddress(address: unknown): string | undefined {
  const { protocol, hostname = '', href } = (typeof address === 'string' && readAddress(address)) || {}
  const here = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
  return protocol === 'https:' || (protocol === 'http:' && here) ? href : undefined
}

// Blanks, quotes, backslashes, controls, and invisible characters, some of which change the direction in which an address is read.
const ODD = /[\s"'<>\\\p{Cc}\p{Cf}]/u
const UNSEEN = /[\p{Cc}\p{Cf}]/u
const USER = /^\w+:\/*[^/?#]*@/
const LONGEST_LINK = 2000

/**
 * An address for a link that the shopper may open, in the form in which the browser uses it: over https, or on this machine. Undefined for
 * any other, and for an address that can mislead a reader: with a user name before the host, invisible characters or blanks.
 */
export function readLink(address: unknown): string | undefined {
  if (typeof address !== 'string' || address.length > LONGEST_LINK) return undefined
  if (ODD.test(address) || USER.test(address) || !isSeen(address)) return undefined
  return readSecureAddress(address)
}

function isSeen(address: string): boolean {
  try {
    return !UNSEEN.test(decodeURI(address))
  } catch {
    return false
  }
}
