import { createHmac, randomUUID } from 'node:crypto'
import type { Sandbox } from '../sandbox/index.ts'
import type { Api, Data } from './api.ts'
import type { Order, Shop } from './recipe.ts'
import { send, type Answer, type Message } from './send.ts'

/** How a delivery differs from what Klump sends. */
export interface Changes extends Pick<Message, 'pieces' | 'method'> {
  /** The text that is signed, and that is sent when there is no `body`. */
  readonly text?: string
  /** What is sent instead of the signed text. */
  readonly body?: Buffer
  /** `undefined`: no signature. */
  readonly signature?: ((text: string) => string) | undefined
  readonly id?: string
  readonly attempt?: number
  readonly headers?: Readonly<Record<string, string>>
}

/** The examined server, with what a check can do to it and read from it. */
export interface Subject {
  readonly api: Api
  /** The key of the examined environment; `otherKey` is the key of the other one. */
  readonly secretKey: string
  readonly otherKey: string
  readonly isLive: boolean
  /** An order of the server; invented when there is no recipe. */
  order(): Promise<Order>
  /**
   * A transaction in the sandbox, as Klump's webhooks state it: with the documented fields. `merchant_reference` is none of them, and
   * `.successful` was seen without it.
   */
  transaction(order: Order, more?: Data): Promise<Data & { readonly reference: string }>
  moveTo(reference: string, status: string): Promise<void>
  /** Sends a webhook as Klump does, except for `changes`. */
  deliver(happening: string, data: Data, changes?: Changes): Promise<Answer>
  confirm(order: Order, reference: unknown): Promise<Answer>
  /** Waits until the order is paid. True without a recipe. */
  becomesPaid(order: Order): Promise<boolean>
  /** Whether the order is paid, once the server had time to settle. False without a recipe. */
  isPaid(order: Order): Promise<boolean>
  /** How often the order was paid; 1 when that is not known. */
  timesPaid(order: Order): Promise<number>
  /** A short wait, in which the server can go on. */
  pause(): Promise<void>
  note(line: string): void
}

export interface Means {
  readonly sandbox: Pick<Sandbox, 'fetch' | 'account'>
  readonly api: Api
  readonly webhook: URL
  readonly shop: Shop | undefined
  readonly isLive: boolean
  /** Webhooks contain `merchant_reference`: for a server that was found to need it, whose other findings would be hidden otherwise. */
  readonly isNamed?: boolean
  /** Gives the server time for what it does after its answer. */
  settle(): Promise<void>
  /** Called between two pieces of a slow body. */
  pause(): Promise<void>
  /** Called before each request, to spare a host that is not this machine. */
  turn(): Promise<void>
}

const MOST_LOOKS = 20

export const signed = (text: string | Buffer, key: string, hash = 'sha512') =>
  createHmac(hash, key).update(text).digest('hex')

/** Every request and answer is noted, without keys. */
export function createSubject(
  means: Means,
  onAnswer: (answer: Answer) => void,
  note: (line: string) => void,
): Subject {
  const { sandbox, api, webhook, shop, isLive, isNamed = false, settle, pause, turn } = means
  const { test, live } = sandbox.account()
  const [{ secretKey }, { secretKey: otherKey }] = isLive ? [live, test] : [test, live]
  const sign = (text: string) => signed(text, secretKey)

  async function control(path: string, body: Data): Promise<Data> {
    const response = await sandbox.fetch(
      new Request(`http://localhost/sandbox${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
    const { data, message } = (await response.json()) as { data?: Data; message?: string }
    if (!data) throw new Error(`The sandbox refused: ${message}`)
    return data
  }

  async function state(order: Order) {
    await settle()
    if (!shop) return undefined
    const now = await shop.stateOf(order)
    return now
  }

  return {
    api,
    secretKey,
    otherKey,
    isLive,
    async order() {
      if (shop) return await shop.makeOrder()
      const id = `examine-${randomUUID()}`
      return { id, reference: id, amount: 40_000, meta: {} }
    },
    async transaction({ reference, amount, meta }, more = {}) {
      const environment = isLive ? 'live' : 'test'
      const order = { amount, merchant_reference: reference, environment, meta_data: meta ?? {} }
      const made = await control('/transactions', { ...order, status: 'successful', ...more })
      const { merchant_reference: _, original_amount: __, ...data } = made
      return {
        ...data,
        ...(isNamed && { merchant_reference: reference }),
        reference: String(data['reference']),
      }
    },
    async moveTo(reference, status) {
      await control(`/transactions/${reference}`, { status })
    },
    async deliver(happening, data, changes = {}) {
      const text = changes.text ?? JSON.stringify({ event: `klump.payment.transaction.${happening}`, data })
      const signature = 'signature' in changes ? changes.signature?.(text) : sign(text)
      await turn()
      const answer = await send(
        webhook,
        {
          method: changes.method ?? 'POST',
          pieces: changes.pieces ?? 1,
          body: (changes.method ?? 'POST') === 'POST' ? (changes.body ?? Buffer.from(text)) : undefined,
          headers: {
            'content-type': 'application/json',
            ...(signature !== undefined && { 'x-klump-signature': signature }),
            'x-klump-webhook-id': changes.id ?? randomUUID(),
            'x-klump-webhook-attempt': String(changes.attempt ?? 1),
            ...changes.headers,
          },
        },
        pause,
      )
      onAnswer(answer)
      note(`${changes.method ?? 'POST'} ${happening} → ${answer.status || answer.text}`)
      return answer
    },
    async confirm(order, reference) {
      if (!shop) throw new Error('There is no recipe.')
      await turn()
      const answer = await shop.confirm(order, reference)
      onAnswer(answer)
      note(`confirm ${JSON.stringify(reference)?.slice(0, 80)} → ${answer.status || answer.text}`)
      return answer
    },
    async becomesPaid(order) {
      for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
        const now = await state(order)
        if (!now || now.isPaid) {
          if (now) note('order: paid')
          return true
        }
      }
      note('order: not paid')
      return false
    },
    async isPaid(order) {
      const now = await state(order)
      if (now) note(now.isPaid ? 'order: paid' : 'order: not paid')
      return now?.isPaid ?? false
    },
    async timesPaid(order) {
      const times = (await state(order))?.times ?? 1
      note(`order: paid ${times} times`)
      return times
    },
    pause,
    note,
  }
}
