import { createMiddleware } from 'hono/factory'
import type { Connection } from './faults/apply.ts'
import { isOwnName } from './known-hosts.ts'
import { Refusal } from './refusal.ts'

export interface Served {
  Bindings: Connection
}

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/

/**
 * Whether a request comes from this machine. The host name is checked so that a foreign page cannot point its own host name here; the peer
 * address, so that no other machine can send `localhost` as the host.
 */
export function isFromThisMachine(url: string, connection: Connection | undefined): boolean {
  const peer = connection?.incoming?.socket.remoteAddress
  return isOwnName(new URL(url).hostname) && (peer === undefined || LOOPBACK_ADDRESS.test(peer))
}

/** Only this machine may cause failures, advance the clock or open the dashboard. */
export const onlyLoopback = createMiddleware<Served>(async (c, next) => {
  if (!isFromThisMachine(c.req.url, c.env))
    throw new Refusal(403, 'This can be asked for on this machine only.')
  await next()
})

/** Another site's form can post text here, but not JSON: that needs a preflight, which the sandbox does not answer. */
export const onlyJson = createMiddleware(async (c, next) => {
  if (!c.req.header('content-type')?.startsWith('application/json')) {
    throw new Refusal(400, 'content-type: expected application/json.')
  }
  await next()
})
