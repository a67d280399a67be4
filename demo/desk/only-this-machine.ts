import { createMiddleware } from 'hono/factory'
import { isFromThisMachine, type Served } from '../../src/sandbox/only-loopback.ts'

/** The desk causes failures and replaces keys, so only a user of this machine may use it. */
export const onlyThisMachine = createMiddleware<Served>(async (c, next) => {
  if (!isFromThisMachine(c.req.url, c.env))
    return c.json({ message: 'The desk is for this machine only.' }, 403)
  // Another site's form can post text here, but not JSON: JSON needs a CORS permission that the desk does not give.
  if (c.req.method === 'POST' && !c.req.header('content-type')?.startsWith('application/json'))
    return c.json({ message: 'Send JSON (content-type: application/json).' }, 415)
  return await next()
})
