import { createMiddleware } from 'hono/factory'
import { isLoopback } from '../../src/shared/address.ts'

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/

export interface Connected {
  Bindings: { incoming?: { socket: { remoteAddress?: string | undefined } } }
}

/**
 * The desk causes failures and replaces keys, so only a user of this machine may use it. The host name is checked so that a page
 * elsewhere cannot point its own host name here; the peer address, so that no other machine can send the host name `localhost`.
 */
export const onlyThisMachine = createMiddleware<Connected>(async (c, next) => {
  const peer = c.env?.incoming?.socket.remoteAddress
  const isLocal =
    isLoopback(new URL(c.req.url).hostname) && (peer === undefined || LOOPBACK_ADDRESS.test(peer))
  if (!isLocal) return c.json({ message: 'The desk is for this machine only.' }, 403)
  // Another site's form can post text here, but not JSON: JSON needs a CORS permission that the desk does not give.
  if (c.req.method === 'POST' && !c.req.header('content-type')?.startsWith('application/json'))
    return c.json({ message: 'Send JSON (content-type: application/json).' }, 415)
  return await next()
})
