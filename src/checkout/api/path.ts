import { readAddress } from '../../shared/address.ts'

/** The path that requests a loan, whatever the name of its step. */
const NEW_LOAN = 'loans/account/new-loan'
/** A proxy can decode an address, and the server behind it once more; an honest address needs one round at most. */
const MOST_ROUNDS = 5

/**
 * The path and query of a step's `api` as they will be sent, or undefined when it is no address of this API: another host or
 * protocol, a parent segment (`..`), a backslash or a control character, plain or `%`-encoded. Outer blanks are ignored.
 */
export function readPath(written: string): string | undefined {
  const api = written.trim()
  if (!/^\/(?!\/)/.test(api) || FORBIDDEN.test(written)) return undefined
  const { pathname, search } = readAddress(`https://api${api}`) ?? {}
  const plain = decode(api.split(/[?#]/)[0] ?? '')
  if (pathname === undefined || plain === undefined || FORBIDDEN.test(plain)) return undefined
  if (segments(plain).includes('..')) return undefined
  return pathname + search
}

/**
 * Whether a POST to this path requests a loan. Servers and proxies differ in how they read an address, so the widest reading
 * counts: any case, `%` escapes decoded, without `;` parameters, empty segments and blanks.
 */
export function makesLoan(path: string): boolean {
  const plain = decode(path.split('?')[0] ?? '') ?? ''
  return (
    segments(plain)
      .filter((name) => name !== '' && name !== '.')
      .join('/') === NEW_LOAN
  )
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const FORBIDDEN = /[\u0000-\u001F\u007F\\]/

function segments(path: string): string[] {
  return path.split('/').map((segment) => (segment.split(';')[0] ?? '').trim().toLowerCase())
}

function decode(path: string): string | undefined {
  let plain = path
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = plain
    try {
      plain = decodeURIComponent(before)
    } catch {
      return undefined
    }
    if (plain === before) return plain
  }
  return undefined
}
