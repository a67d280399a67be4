import { Hono, type Context } from 'hono'
import type { Core, Environment } from '../../core.ts'
import { setMode } from '../../keys/account.ts'
import { issueKeys } from '../../keys/keyring.ts'
import { allowedOrigins, setAllowedOrigins } from '../../keys/origins.ts'
import { Refusal } from '../../refusal.ts'
import { describeProbe } from '../../webhooks/probe.ts'
import { setWebhookUrl, webhookUrl } from '../../webhooks/url.ts'
import { readForm } from '../form.ts'
import { settingsPage, type UrlField, type Written } from '../pages/settings.ts'
import { HOME, withAccount, type DashboardContext, type Signed } from '../visit.ts'
import { frame } from './frame.ts'

const SETTINGS = `${HOME}/settings`
const ENVIRONMENTS = ['test', 'live'] as const

/** Settings, tab "API Keys & Webhooks": the keys of the account's mode, the webhook URLs and the allowed origins. */
export function settingsRoutes(dashboard: DashboardContext): Hono<Signed> {
  const { core } = dashboard
  const routes = new Hono<Signed>()
  routes.use('/settings/*', withAccount(dashboard))
  routes.use('/mode', withAccount(dashboard))

  const kept = (accountId: number): Written => {
    const fields = (valueOf: (environment: Environment) => string): UrlField[] =>
      ENVIRONMENTS.map((environment) => ({ environment, value: valueOf(environment) }))
    return {
      urls: fields((environment) => webhookUrl(core, accountId, environment) ?? ''),
      origins: fields((environment) => allowedOrigins(core, accountId, environment).join(' ')),
    }
  }

  routes.get('/settings', (c) =>
    c.html(settingsPage(frame(c, dashboard, 'settings'), kept(c.get('account').id))),
  )

  routes.post('/settings/reveal', (c) => {
    c.get('visitor').revealed = c.get('account').mode
    return c.redirect(`${SETTINGS}#secret-key`, 303)
  })
  routes.post('/settings/hide', (c) => {
    c.get('visitor').revealed = undefined
    return c.redirect(`${SETTINGS}#secret-key`, 303)
  })
  // For the copy button: the key goes to the clipboard without ever being in the page.
  routes.post('/settings/secret', (c) => {
    const account = c.get('account')
    return c.text(account[account.mode].secretKey)
  })

  routes.post('/settings/new-keys', (c) => {
    const { id, mode } = c.get('account')
    core.store.atomically(() => issueKeys(core, id, mode))
    const visitor = c.get('visitor')
    visitor.revealed = mode
    visitor.notice = `New ${mode.toUpperCase()} keys are in force. The ones before them no longer work: give your shop the new ones. In the demo, the tester’s desk does that.`
    return c.redirect(SETTINGS, 303)
  })

  /** Handles a form with a field for each environment. Valid values are stored, invalid ones are shown again with the problem. */
  const save =
    (name: keyof Written, noticeFor: (accountId: number) => Promise<string> | string, keep: Keep) =>
    async (c: Context<Signed>) => {
      const form = await readForm(c)
      const { id } = c.get('account')
      const fields = ENVIRONMENTS.map((environment) => ({ environment, value: form(environment) }))
      const checked = fields.map((field) => ({
        ...field,
        ...problemOf(() => core.store.atomically(() => keep(core, id, field.environment, field.value))),
      }))
      if (checked.some(({ problem }) => problem))
        return c.html(settingsPage(frame(c, dashboard, 'settings'), { ...kept(id), [name]: checked }), 400)
      c.get('visitor').notice = await noticeFor(id)
      return c.redirect(SETTINGS, 303)
    }
  /** Calls each webhook URL that is set once, and shows the responses. Only URLs that passed the check above are called. */
  const probed = async (accountId: number): Promise<string> => {
    const results = ENVIRONMENTS.map(async (environment) => {
      const url = webhookUrl(core, accountId, environment)
      return url && `${environment.toUpperCase()}: ${describeProbe(await dashboard.probe(url))}`
    })
    return ['The webhook URLs are saved.', ...(await Promise.all(results)).filter(Boolean)].join(' ')
  }
  routes.post('/settings/webhooks', save('urls', probed, setWebhookUrl))
  routes.post(
    '/settings/origins',
    save('origins', () => 'The allowed origins are saved.', setAllowedOrigins),
  )

  routes.post('/mode', async (c) => {
    const mode: Environment = (await readForm(c))('mode') === 'live' ? 'live' : 'test'
    const visitor = c.get('visitor')
    setMode(core, visitor.accountId, mode)
    visitor.revealed = undefined
    visitor.notice = `The account is in ${mode.toUpperCase()} mode: only its ${mode.toUpperCase()} keys work.`
    return c.redirect(SETTINGS, 303)
  })
  return routes
}

type Keep = (core: Core, accountId: number, environment: Environment, given: string) => void

function problemOf(act: () => void): { problem?: string } {
  try {
    act()
    return {}
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message }
    throw error
  }
}
