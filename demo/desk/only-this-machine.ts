import { createMiddleware } from 'hono/factory'

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/

export interface Connected {
  Bindings: { incoming?: { socket: { remoteAddress?: string | undefined } } }
}

export const isThisMachine = (hostname: string) => LOOPBACK_NAME.test(hostname)

/**
 * The desk causes failures and replaces keys: that is for whoever sits at the machine. The name is looked at so that a page
 * elsewhere cannot point a name of its own here; the peer, so that nobody on the network can claim to say `localhost`.
 */
export const onlyThisMachine = createMiddleware<Connected>(async (c, next) => {
  const peer = c.env?.incoming?.socket.remoteAddress
  const isLocal =
    isThisMachine(new URL(c.req.url).hostname) && (peer === undefined || LOOPBACK_ADDRESS.test(peer))
  if (!isLocal) return c.json({ message: 'The desk is for this machine only.' }, 403)
  // Another site's form can post text here, but not JSON: that would need a leave, which nobody gives.
  if (c.req.method === 'POST' && !c.req.header('content-type')?.startsWith('application/json'))
    return c.json({ message: 'Send JSON (content-type: application/json).' }, 415)
  return await next()
})
