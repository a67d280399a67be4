import { createMiddleware } from 'hono/factory'
import type { Connection } from './faults/apply.ts'
import { Refusal } from './refusal.ts'

export interface Served {
  Bindings: Connection
}

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/

/**
 * Only the machine itself may cause failures, turn the clock or open the dashboard. The name in the address is looked at
 * so that a page elsewhere cannot point a name of its own here; the peer, so that nobody on the network can claim to say
 * `localhost`.
 */
export const onlyLoopback = createMiddleware<Served>(async (c, next) => {
  const peer = c.env?.incoming?.socket.remoteAddress
  const isLocal =
    LOOPBACK_HOST.test(new URL(c.req.url).hostname) && (peer === undefined || LOOPBACK_ADDRESS.test(peer))
  if (!isLocal) throw new Refusal(403, 'This can be asked for on this machine only.')
  await next()
})

/** Another site's form can post text here, but not JSON: that would need a preflight, which nobody answers. */
export const onlyJson = createMiddleware(async (c, next) => {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    throw new Refusal(400, 'content-type: expected application/json.')
  }
  await next()
})
