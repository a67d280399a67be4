import { createApi } from '../../../src/checkout/api/calls.ts'
import * as laterCalls from '../../../src/checkout/api/later-calls.ts'
import { begin } from '../../../src/checkout/flow/begin.ts'
import type { Happening } from '../../../src/checkout/flow/events.ts'
import { run, type Flow } from '../../../src/checkout/flow/run.ts'
import { transition } from '../../../src/checkout/flow/transition.ts'
import { manualClock } from '../../../src/shared/testing/manual-clock.ts'
import type { Order } from '../../../src/validation/order.ts'
import type { CheckoutScreen } from '../screens/screen.ts'
import { cannedKlump, type Reply } from './klump.ts'

const PUBLIC_KEY = 'klp_pk_test_gallery0000madeup'

/** Walks to a screen through the real flow and the real parsing of answers; only the server is canned. */
export interface Shopper {
  chooses(bank: string): Promise<void>
  /** Types or chooses, then presses the primary button. */
  continues(values?: Readonly<Record<string, string>>): Promise<void>
  types(values: Readonly<Record<string, string>>): Promise<void>
  does(happening: Happening): Promise<void>
  /** Advances the clock, which otherwise stands still. Milliseconds. */
  waits(ms: number): Promise<void>
  /** Sets the server's reply to a path (without its query) from now on. */
  reply(path: string, reply: Reply): void
}

/** Walks to the screen and returns the flow in that state. Throws when the walk is not possible, or ends elsewhere. */
export async function walkTo(screen: CheckoutScreen): Promise<Flow> {
  const { shop = { name: 'Ìtàn Market', origin: 'https://itan-market.example' } } = screen
  const order: Order = { ...ORDER, ...screen.order }
  const server = cannedKlump({
    amount: order.amount,
    merchant: shop.name,
    isLive: screen.isLive ?? false,
    partners: screen.partners,
    traits: screen.traits,
    replies: screen.replies,
  })
  const clock = manualClock()
  const api = createApi(
    server,
    PUBLIC_KEY,
    async () => laterCalls,
    undefined,
    async () => ({
      verb: 'renew-order',
      order,
    }),
  )
  const { verdict, renewable } = screen
  const opening = begin(
    { publicKey: PUBLIC_KEY, shopOrigin: shop.origin, renewable, ...(!verdict && { order }) },
    verdict,
  )
  const flow = run(opening, { transition, api, clock, random: () => 0, emit: () => {} })
  await settled()

  async function does(happening: Happening): Promise<void> {
    const { at } = flow.state.place
    if (!flow.can(happening)) throw new Error(`${screen.id}: "${happening.type}" is not possible at ${at}.`)
    flow.send(happening)
    await settled()
  }
  async function types(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await does({ type: 'typed', name, value })
  }
  await screen.walk?.({
    does,
    types,
    chooses: (slug) => does({ type: 'bank-chosen', slug }),
    async continues(values = {}) {
      const { requestIds } = flow.state
      await types(values)
      // A complete code is sent automatically.
      if (flow.state.requestIds === requestIds) await does({ type: 'continue' })
    },
    async waits(ms) {
      clock.advance(ms)
      await settled()
    },
    reply: server.reply,
  })
  const { place } = flow.state
  if (place.at !== screen.at)
    throw new Error(`${screen.id}: expected to be at ${screen.at}, am at ${place.at}.`)
  return flow
}

const ORDER: Order = {
  amount: 197_000,
  currency: 'NGN',
  items: [{ name: 'Chest freezer, 200 litres', unit_price: 197_000, quantity: 1 }],
  email: 'ada@example.com',
  phone: '08012345678',
  merchant_reference: 'gallery-1-3f8a2c61-94d7-4b0e-a5c9-1e7d60b2f483',
}

/** Every answer is available at once, so one turn of the event loop is enough for all its effects. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve))
