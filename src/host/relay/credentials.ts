/** Shorter values could not be told apart from an answer's own text. */
const SHORTEST = 8

/** Headers that are not the operator's: the shopper's session, the shop's key, those of the connection. */
const NOT_OURS =
  /^(authorization|klump-.*|cookie2?|host|content-.*|accept(-.*)?|connection|keep-alive|te|trailer|transfer-encoding|upgrade|expect|origin|referer|forwarded|x-forwarded-.*|sec-.*|proxy-.*)$/
const NAME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/
const VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/

/** The operator's credentials as headers. No error message contains a value. @throws TypeError */
export function readCredentials(given: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(given).map(([written, value]) => {
      const name = written.toLowerCase()
      if (!NAME.test(name)) throw new TypeError('credentials: expected names of headers.')
      if (NOT_OURS.test(name))
        throw new TypeError(`credentials.${name}: this header is not the operator's; expected another.`)
      if (typeof value !== 'string' || value.length < SHORTEST || !VALUE.test(value))
        throw new TypeError(
          `credentials.${name}: expected at least ${SHORTEST} printable characters, got ${typeof value === 'string' ? `${value.length}` : typeof value}.`,
        )
      if (/klp_sk_/i.test(value))
        throw new TypeError(`credentials.${name}: a shop's secret key has no place in the checkout's host.`)
      return [name, value]
    }),
  )
}

/** Returns a test whether a text contains one of these values, plain or as an answer may encode it. */
export function createSieve(credentials: ReadonlyMap<string, string>): (text: string) => boolean {
  const needles = new Set(
    [...credentials.values()].flatMap((value) => {
      // `Basic dXNlcjpwYXNz`: the scheme is no secret, the encoded part is.
      const secret = withoutPadding(value.replace(/^(basic|bearer|token) +/i, ''))
      const pieces = [secret, ...decoded(secret)].filter((piece) => piece.length >= SHORTEST)
      return pieces.flatMap((piece) => [piece, ...encoded(piece)])
    }),
  )
  return (text) => readings(text).some((reading) => [...needles].some((needle) => reading.includes(needle)))
}

/** In hexadecimal digits, and in base64 for each offset at which it may start in a longer text. */
function encoded(piece: string): string[] {
  const hex = Array.from(piece, (it) => it.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  const base64 = [0, 2, 3].map((lead, offset) => {
    const whole = withoutPadding(btoa('.'.repeat(offset) + piece))
    // The first and the last character may hold bits of the neighbouring bytes.
    return whole.slice(lead, (offset + piece.length) % 3 === 0 ? undefined : -1)
  })
  return [hex, hex.toUpperCase(), ...base64]
}

/** Base64 may end with one or two `=`, which some writers omit. */
function withoutPadding(text: string): string {
  return text.endsWith('=') ? withoutPadding(text.slice(0, -1)) : text
}

function decoded(secret: string): string[] {
  try {
    const text = atob(secret)
    return /^[\x20-\x7e]+$/.test(text) ? [text, text.slice(text.indexOf(':') + 1)] : []
  } catch {
    return []
  }
}

/** A text as received, and with its escapes decoded: those of JSON, HTML, addresses and URL-safe base64. */
function readings(text: string): string[] {
  const json = text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/\\(["\\/])/g, '$1')
  const html = json
    .replaceAll(/&#x([\da-f]{1,6});/gi, (_, code: string) => character(parseInt(code, 16)))
    .replaceAll(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  const address = html.replaceAll(/%([\da-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  )
  return [text, json, html, address, text.replaceAll('-', '+').replaceAll('_', '/')]
}

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
