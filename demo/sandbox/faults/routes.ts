import { Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { Refusal } from '../refusal.ts'
import { readBody } from '../wire/body.ts'
import type { Connection } from './apply.ts'
import type { FaultControl } from './control.ts'
import { readFault } from './read.ts'

interface Served {
  Bindings: Connection
}

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/

/**
 * Only the machine itself may cause failures. The name in the address is looked at so that a page elsewhere cannot
 * point a name of its own here; the peer, so that nobody on the network can claim to say `localhost`.
 */
const onlyLoopback = createMiddleware<Served>(async (c, next) => {
  const peer = c.env?.incoming?.socket.remoteAddress
  const isLocal =
    LOOPBACK_HOST.test(new URL(c.req.url).hostname) && (peer === undefined || LOOPBACK_ADDRESS.test(peer))
  if (!isLocal) throw new Refusal(403, 'Failures can be asked for on this machine only.')
  await next()
})

/** `/sandbox/faults`: list, add, clear. */
export function faultRoutes(faults: FaultControl): Hono<Served> {
  const routes = new Hono<Served>()
  routes.use(onlyLoopback)
  routes.get('/faults', (c) => c.json({ data: faults.list() }))
  routes.post('/faults', async (c) => {
    // Another site's form can post text here, but not JSON: that would need a preflight, which nobody answers.
    if (!c.req.header('content-type')?.startsWith('application/json')) {
      throw new Refusal(400, 'content-type: expected application/json.')
    }
    faults.set(readFault(await readBody(c.req)))
    return c.json({ data: faults.list() }, 201)
  })
  routes.delete('/faults', (c) => {
    faults.clear()
    return c.json({ data: [] })
  })
  return routes
}
