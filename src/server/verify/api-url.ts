import { isLoopback, readAddress } from '../../shared/address.ts'
import { KlumpServerError } from '../server-error.ts'

const KLUMP_API = 'https://api.useklump.com'

/**
 * The API's address without a trailing slash.
 * @throws KlumpServerError `invalid_options`; the message does not contain the value, because it may hold a password.
 */
export function readApiUrl(value: unknown): string {
  if (value === undefined) return KLUMP_API
  const url = typeof value === 'string' ? readAddress(value) : undefined
  if (!url) throw refused('an absolute address, like "https://api.useklump.com"', 'something else')
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw refused('https (http only on this machine: the key travels in a header)', `${url.protocol}//`)
  if (url.username || url.password || url.search || url.hash)
    throw refused('no name, password, query or hash', 'one of them')
  return url.origin + url.pathname.replace(/(?<!\/)\/+$/, '')
}

const refused = (expected: string, got: string) =>
  new KlumpServerError('invalid_options', `apiUrl: expected ${expected}, got ${got}.`)
