import { PROTOCOL_VERSION } from '../../protocol/parts.ts'
import { openSchema } from '../../protocol/to-frame.ts'
import { remarks } from '../../validation/hints.ts'
import type { Order } from '../../validation/order.ts'
import { readOrder } from '../../validation/read-order.ts'
import { safeParse } from '../../validation/schema.ts'
import { initiate } from '../api/session.ts'
import type { Kind } from '../model/field.ts'
import { at, play } from './play.ts'

/** An order with correct sums. The test adds the rest. */
export const sellable = {
  amount: 4000,
  currency: 'NGN',
  items: [{ name: 'Fan', unit_price: 4000, quantity: 1 }],
}
export const reachable = { email: 'ada@x.ng', phone: '08012345678' }

const PAGE = 'https://shop.example/cart/pay?step=2'

/** The order as the frame reads it, and the messages for the developer. Throws if the page or the frame refuses the order. */
export function cross(data: unknown): { order: Order; said: string } {
  const reading = readOrder(data, PAGE)
  const said = remarks(reading.notes ?? [])
  if ('issues' in reading) throw new Error(`refused by the page: ${JSON.stringify(reading.issues)}`)
  const { order } = reading
  const message = structuredClone({
    klump: 'open',
    version: PROTOCOL_VERSION,
    publicKey: 'klp_pk_test_0000',
    order,
  })
  const read = safeParse(openSchema, message)
  if (!read.success) throw new Error(`refused by the frame: ${JSON.stringify(read.issues)}`)
  if (!read.data.order) throw new Error('read as another thing than an order')
  return { order: read.data.order, said }
}

/**
 * Takes an order from the page to the frame, past the contact screen and into the first request. Returns what is sent, what the
 * boxes of the contact screen show before the shopper corrects them, and the messages for the developer.
 */
export async function sell(data: object) {
  const { order, said } = cross({ ...sellable, ...data })
  const played = play(order)
  const shown: Record<string, string> = {}
  if (played.state.place.at === 'contact') {
    const { fields, values } = at(played, 'contact')
    for (const { name, kind } of fields) shown[name] = inBox(kind, values[name] ?? '')
    played.proceed(Object.fromEntries(Object.entries(reachable).filter(([name]) => name in shown)))
  }
  const [start] = played.asked()
  if (start?.verb !== 'start') throw new Error('nothing was asked')
  let sent: Record<string, unknown> = {}
  const client = {
    call({ body }: { readonly body?: unknown }) {
      // As it goes over the wire.
      sent = JSON.parse(JSON.stringify(body)) as typeof sent
      return Promise.reject(new Error('far enough'))
    },
  }
  const none = () => Promise.resolve(undefined)
  const { signal } = new AbortController()
  await initiate(client, 'klp_pk_test_0000', start.order, start.contact, none, signal).catch(() => {})
  return { sent, shown, said }
}

function inBox({ typing }: Kind, value: string): string {
  return typing ? typing.shown(typing.plain(value)) : value
}
