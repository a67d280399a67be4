import type { Parts } from './parts.ts'
import { Hono, type Context } from 'hono'
import { limitBody } from './limit-body.ts'
import { behaviourRoutes } from './behaviour/routes.ts'
import { bankPages } from './bank/routes.ts'
import { controlRoutes } from './control/routes.ts'
import type { Core } from './core.ts'
import { dashboard } from './dashboard/routes/index.ts'
import { faultRoutes } from './faults/routes.ts'
import { paymentPageRoute } from './payment-pages/create.ts'
import { paymentPages } from './payment-pages/routes.ts'
import { Refusal } from './refusal.ts'
import { accountRoutes } from './routes/account.ts'
import { initiateRoute } from './routes/initiate.ts'
import { loanRoutes } from './routes/loans.ts'
import { partnerRoutes } from './routes/partners.ts'
import { withPublicKey, type PublicCall } from './routes/public-call.ts'
import { repaymentRoute } from './routes/repayments.ts'
import { serverRoutes } from './routes/server.ts'
import { builtPackage } from './static/routes.ts'
import { clockRoutes } from './time/routes.ts'

const MAX_BODY_BYTES = 1024 * 1024
/** The path that receives documents: a document of 5 MB is 7 MB as base64. */
const DOCUMENT_PATH = '/v1/loans/account/verification'
const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024

/**
 * All routes of the sandbox. The API has no CORS headers, because the checkout calls it from the same origin and no other page
 * needs to read its responses.
 */
export function createApp(parts: Parts): Hono {
  const { core, clock, faults, behaviour, advance, checkoutDir } = parts
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof Refusal) {
      if (error.retryAfter !== undefined) c.header('retry-after', String(error.retryAfter))
      return c.json({ message: error.message }, error.status)
    }
    console.error('sandbox:', error)
    return c.json({ message: 'Something went wrong in the sandbox.' }, 500)
  })
  const tooLarge = (c: Context) => c.json({ message: 'The body is too large.' }, 413)
  const usual = limitBody({ maxBytes: MAX_BODY_BYTES, tooLarge })
  const withDocument = limitBody({ maxBytes: MAX_DOCUMENT_BYTES, tooLarge })
  app.use((c, next) => (c.req.path === DOCUMENT_PATH ? withDocument : usual)(c, next))
  app.notFound((c) => c.json({ message: `There is nothing at ${c.req.method} ${c.req.path}.` }, 404))
  app.route('/v1', api(core))
  app.route('/sandbox', faultRoutes(faults))
  app.route('/sandbox', behaviourRoutes(behaviour))
  app.route('/sandbox', clockRoutes(clock, advance))
  app.route('/sandbox', controlRoutes(core))
  app.route('/bank', bankPages(core))
  app.route('/pay', paymentPages(core))
  app.route('/dashboard', dashboard(parts))
  // A developer who opens the sandbox's address in a browser looks for the keys.
  app.get('/', (c) => c.redirect('/dashboard'))
  app.route('/', builtPackage(checkoutDir))
  return app
}

function api(core: Core): Hono {
  const v1 = new Hono()
  v1.use(async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  v1.route('/', serverRoutes(core))
  v1.route('/', paymentPageRoute(core))
  v1.route('/', checkoutCalls(core))
  return v1
}

function checkoutCalls(core: Core): Hono<PublicCall> {
  const calls = new Hono<PublicCall>()
  calls.use('/transactions/initiate', withPublicKey(core))
  calls.use('/loans/*', withPublicKey(core))
  for (const routes of [initiateRoute, partnerRoutes, accountRoutes, repaymentRoute, loanRoutes]) {
    calls.route('/', routes(core))
  }
  return calls
}
