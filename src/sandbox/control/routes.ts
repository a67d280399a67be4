import { Hono, type Context } from 'hono'
import type { Core, Environment } from '../core.ts'
import { DEMO_ACCOUNT_ID, readAccount } from '../keys/account.ts'
import { onlyJson, onlyLoopback, type Served } from '../only-loopback.ts'
import { Refusal } from '../refusal.ts'
import { listTransactions } from '../store/overview.ts'
import { transactionByReference, type TransactionRow } from '../store/transactions.ts'
import { transactionByMerchantReference } from '../store/used-references.ts'
import { listDeliveries } from '../webhooks/list.ts'
import { requeue } from '../webhooks/queue.ts'
import { setWebhookUrl, webhookUrl } from '../webhooks/url.ts'
import { isGiven, readBody, textOf, type Body } from '../wire/body.ts'
import { koboAt } from '../wire/naira.ts'
import { readOrder } from '../wire/order.ts'
import { toFullWireTransaction } from '../wire/transaction.ts'
import { bringTo, makeTransaction, STATES, type MadeState } from './make.ts'

/** What a test in any language needs besides Klump's API: keys, transactions in any state, and the webhooks that were sent. */
export function controlRoutes(core: Core): Hono<Served> {
  const routes = new Hono<Served>()
  for (const path of [
    '/account',
    '/webhook-url',
    '/transactions',
    '/transactions/*',
    '/webhooks',
    '/webhooks/*',
  ])
    routes.use(path, onlyLoopback)

  routes.get('/account', (c) => c.json({ data: accountOf(core) }))
  routes.post('/webhook-url', onlyJson, async (c) => {
    const body = await readBody(c.req)
    core.store.atomically(() =>
      setWebhookUrl(core, DEMO_ACCOUNT_ID, environmentIn(body), textOf(body, 'url') ?? ''),
    )
    return c.json({ data: accountOf(core) })
  })

  routes.get('/transactions', (c) =>
    c.json({ data: core.store.atomically(() => listTransactions(core, DEMO_ACCOUNT_ID)) }),
  )
  routes.post('/transactions', onlyJson, async (c) => {
    const body = await readBody(c.req)
    const order = readOrder(orderIn(body))
    const state = stateIn(body, 'successful')
    const totalKobo = isGiven(body, 'total') ? koboAt('total', body['total']) : order.amountKobo
    const made = core.store.atomically(() =>
      makeTransaction(core, ownerIn(body), order, { state, totalKobo }),
    )
    return c.json({ data: toFullWireTransaction(core, made) }, 201)
  })
  routes.post('/transactions/:reference', onlyJson, async (c) => {
    const state = stateIn(await readBody(c.req), undefined)
    const moved = core.store.atomically(() => bringTo(core, find(core, c.req.param('reference')), state))
    return c.json({ data: toFullWireTransaction(core, moved) })
  })

  routes.get('/webhooks', (c) => c.json({ data: deliveries(core, c) }))
  routes.post('/webhooks/:id/send', onlyJson, (c) => {
    const id = c.req.param('id')
    const known = listDeliveries(core, { accountId: DEMO_ACCOUNT_ID }).some((each) => each.id === id)
    if (!known) throw new Refusal(404, 'There is no webhook with this id.')
    core.store.atomically(() => requeue(core, DEMO_ACCOUNT_ID, id))
    return c.json({ data: { id } }, 202)
  })
  return routes
}

function accountOf(core: Core) {
  const { name, mode, test, live } = readAccount(core, DEMO_ACCOUNT_ID)
  const url = (environment: Environment) => webhookUrl(core, DEMO_ACCOUNT_ID, environment) ?? null
  return {
    name,
    mode,
    test: { ...test, webhookUrl: url('test') },
    live: { ...live, webhookUrl: url('live') },
  }
}

/** An order in the form of `initiate`; defaults fill missing fields. */
const orderIn = ({ amount, ...body }: Body): Body => ({
  amount,
  currency: 'NGN',
  email: 'shopper@example.test',
  items: [{ name: 'Goods', unit_price: amount, quantity: 1 }],
  ...body,
})

function stateIn(body: Body, without: MadeState | undefined): MadeState {
  const given = textOf(body, 'status') ?? without
  const state = STATES.find((each) => each === given)
  if (!state) throw new Refusal(400, `status: expected one of ${STATES.join(', ')}.`)
  return state
}

function environmentIn(body: Body): Environment {
  const given = textOf(body, 'environment') ?? 'test'
  if (given !== 'test' && given !== 'live') throw new Refusal(400, 'environment: expected "test" or "live".')
  return given
}

const ownerIn = (body: Body) => ({ accountId: DEMO_ACCOUNT_ID, environment: environmentIn(body) })

/** Searches by both references, in both environments. @throws Refusal 404 */
function find(core: Core, reference: string): TransactionRow {
  for (const environment of ['test', 'live'] as const) {
    const owner = { accountId: DEMO_ACCOUNT_ID, environment }
    const found =
      transactionByReference(core, owner, reference) ?? transactionByMerchantReference(core, owner, reference)
    if (found) return found
  }
  throw new Refusal(404, 'There is no transaction with this reference.')
}

function deliveries(core: Core, c: Context) {
  const reference = c.req.query('reference')
  return listDeliveries(core, {
    accountId: DEMO_ACCOUNT_ID,
    ...(reference !== undefined && { reference: find(core, reference).reference }),
  })
}
