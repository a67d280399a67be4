import { randomUUID } from 'node:crypto'
import type { Data } from '../api.ts'
import type { Check, Wrong } from '../model.ts'
import type { Order } from '../recipe.ts'
import type { Changes } from '../subject.ts'
import { ifPaid, unlessAlive, unlessOnce, unlessPaid, unlessTaken } from './expectations.ts'

const read = 'Your server'

/** Requests that the dashboard may send when the address is saved: one shop answers 200 to each. */
const PROBES: readonly (readonly [what: string, Changes])[] = [
  ['(nothing)', { method: 'GET' }],
  ['(nothing)', { method: 'HEAD' }],
  ['(empty)', { text: '' }],
  ['{}', { text: '{}' }],
  ['(no event)', { text: '{"data":{}}' }],
]

/** An abandoned transaction as Klump was seen to send it: with more fields than a success, and with merchant_reference. */
const abandoned = (data: Data, { reference, amount }: Order): Data => ({
  ...data,
  status: 'abandoned',
  merchant_reference: reference,
  original_amount: amount.toFixed(2),
  interest: null,
  repayment_cycle: 4,
})

export const EVENT_CHECKS: readonly Check[] = [
  {
    name: 'probe',
    sent: 'GET, HEAD, and POST with nothing, {} and no event in it, without a signature',
    expected: '200, or any answer below 500, and nothing happens',
    why: 'The dashboard probably asks so when the address is saved, and may not take one that refuses.',
    read,
    after: ['genuine'],
    async run(subject) {
      let refused: Wrong | undefined
      for (const [what, probe] of PROBES) {
        const answer = await subject.deliver(what, {}, { ...probe, signature: undefined })
        const sent = `${probe.method ?? 'POST'} ${what}`
        const crashed = unlessAlive(answer)
        if (crashed) return { wrong: `${sent}: ${crashed.wrong}` }
        if (unlessTaken(answer))
          refused ??= { wrong: `${sent}: Klump's dashboard may want 200, got ${answer.status}`, advice: true }
      }
      return refused
    },
  },
  {
    name: 'not-json',
    sent: 'a body that is not JSON, rightly signed',
    expected: 'any answer below 500',
    why: 'A parser that throws is an error page, and nobody learns why.',
    read,
    run: async (subject) => unlessAlive(await subject.deliver('(not JSON)', {}, { text: 'event=paid' })),
  },
  {
    name: 'unknown-event',
    sent: 'an event that nobody has heard of, rightly signed',
    expected: '200 or 201, and nothing happens',
    why: 'Anything else is sent again every hour for 72 hours, for each such event.',
    read,
    after: ['genuine'],
    run: async (subject) =>
      unlessTaken(await subject.deliver('refunded', { reference: 'KLP-1644-083962-4231' })),
  },
  {
    name: 'initiated',
    sent: 'initiated, for a transaction that is new',
    expected: '200 or 201, and the order is not paid',
    why: 'Goods leave for a shopper who has only looked.',
    read,
    after: ['genuine', 'status-new'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order, { status: 'new' })
      return unlessTaken(await subject.deliver('initiated', data)) ?? (await ifPaid(subject, order))
    },
  },
  {
    name: 'abandoned-then-successful',
    sent: 'abandoned, and then successful for the same transaction',
    expected: '200 or 201 twice, and the order is paid at the end',
    why: 'A shopper may return and pay after abandoned. A shop that has closed the order then has the payment and no order.',
    read,
    after: ['genuine'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order, { status: 'abandoned' })
      const left =
        unlessTaken(await subject.deliver('abandoned', abandoned(data, order))) ??
        (await ifPaid(subject, order))
      if (left) return left
      await subject.moveTo(data.reference, 'successful')
      const paid = { ...data, status: 'successful' }
      return unlessTaken(await subject.deliver('successful', paid)) ?? (await unlessPaid(subject, order))
    },
  },
  {
    name: 'wrong-order',
    sent: 'successful, and then initiated and abandoned of the same transaction',
    expected: '200 or 201 each, and the order stays paid',
    why: 'Webhooks overtake each other: a late one must not take a payment back.',
    read,
    after: ['genuine'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      await subject.deliver('successful', data)
      const paid = await unlessPaid(subject, order)
      if (paid) return paid
      const late =
        unlessTaken(await subject.deliver('initiated', { ...data, status: 'new' })) ??
        unlessTaken(await subject.deliver('abandoned', abandoned(data, order)))
      return late ?? (await unlessPaid(subject, order))
    },
  },
  {
    name: 'late',
    sent: 'the 70th attempt, three days after the payment',
    expected: '200 or 201, and the order is paid',
    why: 'Klump tries for 72 hours; who refuses what is old loses what was paid while the server was down.',
    read,
    after: ['genuine'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      const created = new Date(Date.parse(String(data['created_at'])) - 72 * 3_600_000).toISOString()
      const answer = await subject.deliver('successful', { ...data, created_at: created }, { attempt: 70 })
      return unlessTaken(answer) ?? (await unlessPaid(subject, order))
    },
  },
  {
    name: 'repeated',
    sent: 'the same webhook twice, under one id',
    expected: '200 or 201 twice, and the order is paid once',
    why: 'Klump repeats what it got no answer to: goods leave twice.',
    read,
    needs: ['times'],
    after: ['genuine'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      const id = randomUUID()
      await subject.deliver('successful', data, { id })
      const answer = await subject.deliver('successful', data, { id, attempt: 2 })
      return unlessTaken(answer) ?? (await unlessPaid(subject, order)) ?? (await unlessOnce(subject, order))
    },
  },
  {
    name: 'replayed',
    sent: 'the same webhook again, under a new id',
    expected: '200 or 201, and the order is paid once',
    why: 'The id is not signed: who caught one webhook can send it again under any.',
    read,
    needs: ['times'],
    after: ['genuine', 'repeated'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      await subject.deliver('successful', data)
      const paid = await unlessPaid(subject, order)
      if (paid) return paid
      return unlessTaken(await subject.deliver('successful', data)) ?? (await unlessOnce(subject, order))
    },
  },
]
