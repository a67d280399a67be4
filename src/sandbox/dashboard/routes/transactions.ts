import { Hono } from 'hono'
import { decideTransaction } from '../../flow/decide-transaction.ts'
import { Refusal } from '../../refusal.ts'
import { listSummaries } from '../../store/overview.ts'
import { transactionByReference } from '../../store/transactions.ts'
import { sweep } from '../../time/sweep.ts'
import { listDeliveries } from '../../webhooks/list.ts'
import { queueNewest } from '../../webhooks/queue.ts'
import { readForm } from '../form.ts'
import { transactionPage } from '../pages/transaction.ts'
import { transactionsPage } from '../pages/transactions.ts'
import { readDetails } from '../details.ts'
import { HOME, withAccount, type DashboardContext, type Signed } from '../visit.ts'
import { frame } from './frame.ts'

const AT_MOST = 100

/** The transactions of the account's mode, and a tester's actions on one of them. */
export function transactionRoutes(dashboard: DashboardContext): Hono<Signed> {
  const { core } = dashboard
  const routes = new Hono<Signed>()
  routes.use('/transactions/*', withAccount(dashboard))

  routes.get('/transactions', (c) => {
    const { id: accountId, mode: environment } = c.get('account')
    const list = core.store.atomically(() => {
      sweep(core)
      return listSummaries(core, { accountId, environment, atMost: AT_MOST })
    })
    return c.html(transactionsPage(frame(c, dashboard, 'transactions'), list))
  })

  routes.get('/transactions/:reference', (c) => {
    const { id: accountId, mode: environment } = c.get('account')
    const reference = c.req.param('reference')
    const details = core.store.atomically(() => {
      sweep(core)
      return readDetails(core, { accountId, environment }, reference)
    })
    if (!details) throw new Refusal(404, 'There is no transaction with this reference in this mode.')
    const deliveries = listDeliveries(core, { accountId, environment, reference })
    return c.html(transactionPage(frame(c, dashboard, 'transactions'), details, deliveries))
  })

  routes.post('/transactions/:reference/decide', async (c) => {
    const reference = c.req.param('reference')
    const decision = (await readForm(c))('decision') === 'approved' ? 'approved' : 'declined'
    const { id } = c.get('account')
    const isDecided = core.store.atomically(() => decideTransaction(core, id, reference, decision))
    c.get('visitor').notice = isDecided
      ? `The bank has ${decision} this loan.`
      : 'There is no loan to decide on here any more.'
    return c.redirect(pageOf(reference), 303)
  })

  routes.post('/transactions/:reference/resend', (c) => {
    const reference = c.req.param('reference')
    const { id: accountId, mode: environment } = c.get('account')
    const problem = core.store.atomically(() => {
      const transaction = transactionByReference(core, { accountId, environment }, reference)
      if (!transaction) throw new Refusal(404, 'There is no transaction with this reference in this mode.')
      return queueNewest(core, transaction)
    })
    c.get('visitor').notice = problem ?? 'The newest state is on its way.'
    return c.redirect(pageOf(reference), 303)
  })
  return routes
}

function pageOf(reference: string): string {
  return `${HOME}/transactions/${encodeURIComponent(reference)}`
}
