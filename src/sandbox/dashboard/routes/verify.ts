import { Hono } from 'hono'
import { Refusal } from '../../refusal.ts'
import { verify } from '../../routes/server.ts'
import { verifyPage, type Verified } from '../pages/verify.ts'
import { withAccount, type DashboardContext, type Signed } from '../visit.ts'
import { frame } from './frame.ts'

/** Shows the response that a shop's server receives for a reference with the secret key of the account's mode. */
export function verifyRoute(dashboard: DashboardContext): Hono<Signed> {
  return new Hono<Signed>().get('/verify', withAccount(dashboard), (c) => {
    const reference = c.req.query('reference')?.trim()
    const { id: accountId, mode: environment } = c.get('account')
    const answer = reference ? verifyAs(dashboard, { accountId, environment }, reference) : undefined
    return c.html(verifyPage(frame(c, dashboard, 'verify'), reference ?? '', answer))
  })
}

function verifyAs(
  { core }: DashboardContext,
  owner: Parameters<typeof verify>[1],
  reference: string,
): Verified {
  try {
    return { status: 200, body: core.store.atomically(() => verify(core, owner, reference)) }
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: { message: error.message } }
    throw error
  }
}
