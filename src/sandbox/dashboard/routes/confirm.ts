import { Hono } from 'hono'
import { confirmPage } from '../pages/confirm.ts'
import { goLive, newKeys } from '../pages/questions.ts'
import { withAccount, type DashboardContext, type Signed } from '../visit.ts'
import { frame } from './frame.ts'

/** The questions of the dialogs as pages, for browsers without script. */
export function confirmRoutes(dashboard: DashboardContext): Hono<Signed> {
  const routes = new Hono<Signed>()
  routes.use('/confirm/*', withAccount(dashboard))
  routes.get('/confirm/new-keys', (c) =>
    c.html(confirmPage(frame(c, dashboard, 'settings'), newKeys(c.get('account').mode))),
  )
  routes.get('/confirm/go-live', (c) => c.html(confirmPage(frame(c, dashboard, 'settings'), goLive())))
  return routes
}
