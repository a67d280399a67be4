import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import type { Parts } from '../../parts.ts'
import { onlyLoopback } from '../../only-loopback.ts'
import { Refusal } from '../../refusal.ts'
import { problemPage } from '../pages/problem.ts'
import { createSessions } from '../session.ts'
import type { DashboardContext, Signed } from '../visit.ts'
import { assetRoutes } from './assets.ts'
import { clockRoute } from './clock.ts'
import { confirmRoutes } from './confirm.ts'
import { settingsRoutes } from './settings.ts'
import { signInRoutes } from './sign-in.ts'
import { transactionRoutes } from './transactions.ts'
import { verifyRoute } from './verify.ts'
import { webhookRoutes } from './webhooks.ts'

/** Allows only the dashboard's own style sheets and script, and forms to the same origin; no framing. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

/**
 * The merchant dashboard, on the sandbox's own origin. The server renders the pages, and they work without script. Every change
 * is a POST that must come from one of these pages, and is answered with a redirect to a page.
 */
export function dashboard(parts: Parts): Hono<Signed> {
  const dashboard: DashboardContext = { ...parts, sessions: createSessions(parts.clock.realNow) }
  const app = new Hono<Signed>()
  app.use(async (c, next) => {
    await next()
    c.header('content-security-policy', POLICY)
    // Not `no-referrer`, because with it the browser sends a form's origin as null.
    c.header('referrer-policy', 'same-origin')
    c.header('x-content-type-options', 'nosniff')
    c.header('cross-origin-opener-policy', 'same-origin')
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  })
  app.use(onlyLoopback)
  app.use(csrf())
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.html(problemPage(error.message), error.status)
    if (error instanceof HTTPException) {
      return c.html(problemPage('This was not asked for by a page of the dashboard.'), error.status)
    }
    console.error('sandbox: dashboard:', error)
    return c.html(problemPage('Something went wrong in the sandbox.'), 500)
  })
  app.route('/', assetRoutes())
  for (const routes of [
    signInRoutes,
    transactionRoutes,
    webhookRoutes,
    verifyRoute,
    settingsRoutes,
    confirmRoutes,
    clockRoute,
  ]) {
    app.route('/', routes(dashboard))
  }
  // Not `notFound`: Hono does not call that handler in a nested app.
  app.all('*', (c) => c.html(problemPage('There is no such page.'), 404))
  return app
}
