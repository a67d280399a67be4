import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createDeployment } from '../../deployment.ts'
import { listen } from '../../listen.ts'
import { openMerchantStore } from '../../merchant/store/index.ts'
import type { Order } from '../../merchant/testing/shop.ts'
import { serveSandbox, type RequestEntry, type Sandbox } from '../../../src/sandbox/index.ts'
import { walkTo } from '../../../src/sandbox/testing/walk.ts'
import { createDesk } from '../index.ts'
import { hear, type Hearing } from './hear.ts'

export interface Stand {
  sandbox: Sandbox
  origins: { klump: string; shop: string; spa: string }
  /** Every request that the sandbox received. */
  requests: RequestEntry[]
  /** Posts JSON to the shop's origin. */
  post: (path: string, body: unknown) => Promise<Response>
  order: () => Promise<Order>
  /** Walks a shopper through pay in 4 to the end; returns the reference. */
  pay: (order: Order, answers?: Record<string, unknown>) => Promise<string>
  /** Listens to the desk as a browser does. */
  hear: (lastEventId?: string) => Promise<Hearing>
}

/** The demo as a tester sees it, over real connections. The app is an empty page. */
export async function standUp(): Promise<Stand> {
  const built = mkdtempSync(join(tmpdir(), 'desk-app-'))
  writeFileSync(join(built, 'index.html'), '<!doctype html><title>App</title>')
  onTestFinished(() => rmSync(built, { recursive: true }))
  const desk = createDesk()
  const requests: RequestEntry[] = []
  const klump = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: 'localhost',
    port: 0,
    pollDecisionAfterMs: 0,
    onRequest: (entry) => {
      requests.push(entry)
      desk.onRequest(entry)
    },
  })
  onTestFinished(klump.close)
  const [shop, spa] = [
    await listen('127.0.0.1', 0, ['desk.example', 'desk.localhost']),
    await listen('127.0.0.1', 0),
  ]
  onTestFinished(shop.close)
  onTestFinished(spa.close)
  const store = openMerchantStore(':memory:')
  const deployment = createDeployment({ klump, shop, spa, spaBuilt: built, store, desk, log: () => {} })
  onTestFinished(() => {
    deployment.stop()
    desk.stop()
  })
  const { sandbox } = klump
  deployment.deploy(sandbox.account().test.secretKey)

  const post: Stand['post'] = async (path, body) =>
    await fetch(shop.origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    sandbox,
    origins: { klump: klump.origin, shop: shop.origin, spa: spa.origin },
    requests,
    post,
    order: async () => {
      const response = await post('/api/orders', { items: [{ id: 'fan', quantity: 1 }] })
      return (await response.json()) as Order
    },
    pay: async (order, answers = {}) => {
      const contact = { email: 'ada@example.test', phone: '08012345678' }
      const walked = await walkTo('LOAN_STATUS', 'klump', sandbox, { ...order.checkout, ...contact }, answers)
      return (walked.client.last.body['data'] as { reference: string }).reference
    },
    hear: async (lastEventId) => await hear(`${shop.origin}/desk/events`, lastEventId),
  }
}
