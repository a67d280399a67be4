import { readSecureAddress } from './address.ts'

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
