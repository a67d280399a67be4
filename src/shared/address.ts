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

// Blanks, quotes, backslashes, controls, and marks that are not seen or that turn the direction in which an address is read.
const ODD = /[\s"'<>\\\p{Cc}\p{Cf}]/u
const UNSEEN = /[\p{Cc}\p{Cf}]/u
const USER = /^\w+:\/*[^/?#]*@/
const LONGEST_LINK = 2000

/**
 * An address that a shopper is offered to open, as the browser will use it: over https, or on this very machine. Undefined for any
 * other, and for one that can be read as another than it is: with a name before the host, with what is not seen, with blanks.
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
