import { createMiddleware } from 'hono/factory'
import type { Core } from '../core.ts'
import { checkKey, type KeyOwner } from '../keys/check.ts'

/** The variables that the middleware below sets for its routes. */
export interface ServerCall {
  Variables: { key: KeyOwner }
}

/** Lets only requests with a valid secret key through: those of the shop's server. */
export function withSecretKey(core: Core) {
  return createMiddleware<ServerCall>(async (c, next) => {
    c.set('key', checkKey(core, c.req.header('klump-secret-key'), 'secret'))
    await next()
  })
}
