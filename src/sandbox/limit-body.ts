import type { Context, MiddlewareHandler } from 'hono'
import { readAtMost } from '../shared/read-at-most.ts'

interface BodyLimit {
  readonly maxBytes: number
  readonly tooLarge: (c: Context) => Response
}

/** Methods without a body; for most of them, no `Request` with a body can be created. */
const WITHOUT_BODY = ['GET', 'HEAD', 'TRACE', 'CONNECT']

/**
 * Answers `tooLarge` to a request whose body has more than `maxBytes`, with or without a content-length. Hono's own
 * `bodyLimit` copies the request of its Node server when there is no length, which Node's `Request` refuses: each
 * chunked request, and each OPTIONS and DELETE, was answered with 500.
 */
export function limitBody({ maxBytes, tooLarge }: BodyLimit): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req
    if (WITHOUT_BODY.includes(raw.method)) return await next()
    // Node ends a body at its content-length, and ignores the length where the body is chunked.
    const length = raw.headers.get('content-length')
    if (length !== null && !raw.headers.has('transfer-encoding'))
      return Number(length) > maxBytes ? tooLarge(c) : await next()
    // The rest is not cancelled: that would end the connection before the response.
    const body = await readAtMost(maxBytes, raw.body, false)
    if (!body) return tooLarge(c)
    const { url, method, headers, signal } = raw
    c.req.raw = new Request(url, { method, headers, signal, ...(body.size > 0 && { body }) })
    return await next()
  }
}
