import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { serveApi } from '../../src/examine/api.ts'
import { examine } from '../../src/examine/examine.ts'
import { shopBy } from '../../src/examine/recipe.ts'
import { createSandbox } from '../../src/sandbox/index.ts'
import { openTestShop } from './testing/shop.ts'

test.each([false, true])(
  'the merchant passes the examination for testers without a finding (LIVE: %s)',
  async (isLive) => {
    const sandbox = createSandbox({ store: ':memory:', checkoutDir: '/nowhere' })
    onTestFinished(sandbox.close)
    if (isLive) sandbox.setMode('live')
    const api = await serveApi(sandbox, 0)
    onTestFinished(api.close)
    const { secretKey } = sandbox.account()[isLive ? 'live' : 'test']
    const shop = await openTestShop({ apiUrl: api.origin, secretKey })
    onTestFinished(shop.close)
    const server = serve({
      fetch: shop.app.fetch,
      port: 0,
      hostname: '127.0.0.1',
      overrideGlobalObjects: false,
    })
    onTestFinished(() => void server.close())
    await new Promise((resolve) =>
      server.listening ? resolve(undefined) : server.once('listening', resolve),
    )
    const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const recipe = {
      order: {
        post: '/api/orders',
        body: { items: [{ id: 'lantern', quantity: 1 }] },
        id: 'orderId',
        reference: 'checkout.merchant_reference',
        amount: 'checkout.amount',
        meta: 'checkout.meta_data',
      },
      state: { get: '/api/orders/{id}', paid: { state: 'paid' } },
      confirm: { post: '/api/orders/{id}/confirm', body: { reference: '{reference}' } },
    }
    const byRecipe = shopBy(recipe, base, async () => {})
    const timesPaid = (orderId: string) =>
      shop.journal.filter((entry) => entry.kind === 'decision' && entry.orderId === orderId && entry.paidNow)
        .length
    const judged = await examine({
      sandbox,
      api,
      webhook: new URL('/webhooks/klump', base),
      shop: {
        ...byRecipe,
        stateOf: async (order) => ({ ...(await byRecipe.stateOf(order)), times: timesPaid(order.id) }),
      },
      isLive,
      isLoaded: true,
      can: { times: true, confirm: true },
      // Runs at once what the merchant has postponed.
      settle: async () => {
        for (const { run } of shop.later.splice(0)) run()
        await shop.webhooks.idle()
      },
      pause: async () => await new Promise((resolve) => setImmediate(resolve)),
      turn: async () => {},
      progress: () => {},
    })
    expect(judged.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
  },
)
