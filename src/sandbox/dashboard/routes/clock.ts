import { Hono } from 'hono'
import { readForm } from '../form.ts'
import { HOME, withAccount, type DashboardContext, type Signed } from '../visit.ts'

const HOUR_MS = 60 * 60 * 1000
const STEPS = [1, 24, 72]
const BACK = ['transactions', 'webhooks']

/** Advances the sandbox's clock, and redirects when everything that fell due has happened. */
export function clockRoute(dashboard: DashboardContext): Hono<Signed> {
  return new Hono<Signed>().post('/clock', withAccount(dashboard), async (c) => {
    const form = await readForm(c)
    const hours = STEPS.find((step) => String(step) === form('hours')) ?? 1
    await dashboard.advance(hours * HOUR_MS)
    c.get('visitor').notice = `The sandbox’s clock is ${hours} h further on.`
    const back = BACK.find((name) => name === form('back')) ?? 'transactions'
    return c.redirect(`${HOME}/${back}`, 303)
  })
}
