import { Hono } from 'hono'
import { webhookUrl } from '../../webhooks/url.ts'
import { listDeliveries } from '../../webhooks/list.ts'
import { requeue } from '../../webhooks/queue.ts'
import { webhooksPage } from '../pages/webhooks.ts'
import { HOME, withAccount, type DashboardContext, type Signed } from '../visit.ts'
import { frame } from './frame.ts'

const AT_MOST = 50

/** The webhooks of the account's mode, each with its attempts. */
export function webhookRoutes(dashboard: DashboardContext): Hono<Signed> {
  const { core } = dashboard
  const routes = new Hono<Signed>()
  routes.use('/webhooks/*', withAccount(dashboard))

  routes.get('/webhooks', (c) => {
    const { id: accountId, mode: environment } = c.get('account')
    const deliveries = listDeliveries(core, { accountId, environment, atMost: AT_MOST })
    const url = webhookUrl(core, accountId, environment)
    return c.html(webhooksPage(frame(c, dashboard, 'webhooks'), { url, deliveries }))
  })

  routes.post('/webhooks/:id/resend', (c) => {
    const { id: accountId, mode } = c.get('account')
    core.store.atomically(() => {
      requeue(core, accountId, c.req.param('id'))
    })
    c.get('visitor').notice =
      webhookUrl(core, accountId, mode) === undefined
        ? `No webhook URL is set for ${mode.toUpperCase()}: nothing is sent.`
        : 'The webhook is on its way again, under the same id.'
    return c.redirect(`${HOME}/webhooks`, 303)
  })
  return routes
}
