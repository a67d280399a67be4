import { LONGEST_BODY } from '../read-json.ts'
import { refuse, type Refused } from './result.ts'

/**
 * Copies the signed bytes, or refuses. With a copy, the verified bytes are also the bytes that are read, even if other code changes the
 * buffer. A string counts as its UTF-8 bytes, undefined and null as no bytes.
 */
export function readRawBody(body: unknown): { ok: true; bytes: Uint8Array<ArrayBuffer> } | Refused {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : copyOf(body)
  if (body === undefined || body === null) return { ok: true, bytes: new Uint8Array() }
  if (!bytes) return refuse('body_parsed', PARSED)
  if (bytes.length > LONGEST_BODY)
    return refuse(
      'body_too_large',
      `The body is larger than ${LONGEST_BODY} bytes; Klump's are a few thousand.`,
    )
  return { ok: true, bytes }
}

// Not instanceof: a buffer may come from another realm (a worker, a test runner).
function copyOf(body: unknown): Uint8Array<ArrayBuffer> | undefined {
  try {
    if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice()
    if (Object.prototype.toString.call(body) === '[object ArrayBuffer]')
      return new Uint8Array(body as ArrayBuffer).slice()
  } catch {
    // The buffer was transferred.
  }
  return undefined
}

export const MISSING =
  'rawBody is empty, but the signature is of a body with content: most likely something read the request before (a body parser, an earlier ' +
  'await request.text()), or no raw parser took this content type.'

const PARSED =
  'rawBody was parsed already: expected the bytes or the text as they came. The signature is made over exactly those, and JSON ' +
  'that is written again differs. Take express.raw({ type: "*/*" }), await request.text(), or your framework\'s raw body.'
