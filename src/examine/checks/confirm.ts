import type { Check } from '../model.ts'
import { ifPaid, unlessAlive, unlessOnce, unlessPaid } from './expectations.ts'
import { atOnce } from './load.ts'
import { climbs } from './verification.ts'

const read = 'Without this package'
const needs = ['orders', 'confirm'] as const
const MALFORMED: readonly unknown[] = [
  '',
  'KLP-1',
  null,
  17,
  true,
  ['KLP-1644-083962-4231'],
  { reference: 'x' },
  'x'.repeat(10_000),
]

/** Checks of the call that the page makes after the checkout: a browser writes everything in it. */
export const CONFIRM_CHECKS: readonly Check[] = [
  {
    name: 'confirm-genuine',
    sent: 'the reference of a successful transaction of the order',
    expected: 'the order is paid',
    why: 'The shopper has paid and reads that nothing came.',
    read,
    needs,
    async run(subject) {
      const order = await subject.order()
      const { reference } = await subject.transaction(order)
      await subject.confirm(order, reference)
      return await unlessPaid(subject, order)
    },
  },
  {
    name: 'confirm-unpaid',
    sent: 'the reference of a transaction that is new',
    expected: 'the order is not paid',
    why: 'Every page has such a reference as soon as the checkout opens.',
    read,
    needs,
    after: ['confirm-genuine', 'klump-not-asked', 'status-new'],
    async run(subject) {
      const order = await subject.order()
      const { reference } = await subject.transaction(order, { status: 'new' })
      await subject.confirm(order, reference)
      return await ifPaid(subject, order)
    },
  },
  {
    name: 'confirm-foreign',
    sent: 'the reference of a successful transaction of another order',
    expected: 'the order is not paid',
    why: 'Whoever saw one reference has every order of the shop.',
    read,
    needs,
    after: ['confirm-genuine', 'confirm-unpaid', 'order-of-another'],
    async run(subject) {
      const [theirs, order] = [await subject.order(), await subject.order()]
      const { reference } = await subject.transaction(theirs)
      await subject.confirm(order, reference)
      return await ifPaid(subject, order)
    },
  },
  {
    name: 'confirm-malformed',
    sent: 'references that are empty, null, numbers, lists, objects, and 10 000 characters',
    expected: 'any answer below 500, and the order is not paid',
    why: 'Strangers write this field: it must not be an error page.',
    read,
    needs,
    after: ['confirm-unpaid'],
    async run(subject) {
      const order = await subject.order()
      for (const reference of MALFORMED) {
        const wrong = unlessAlive(await subject.confirm(order, reference)) ?? (await ifPaid(subject, order))
        if (wrong) return wrong
      }
      return undefined
    },
  },
  {
    name: 'confirm-path-injection',
    sent: 'references that climb out of the path of verification',
    expected: 'no call at Klump but /v1/transactions/:reference/verify',
    why: 'A stranger chooses which call your key makes.',
    read,
    needs,
    after: ['path-injection'],
    async run(subject) {
      const order = await subject.order()
      return await climbs(subject, async (reference) => void (await subject.confirm(order, reference)))
    },
  },
  {
    name: 'confirm-at-once',
    sent: 'the same confirmation twenty times at once',
    expected: 'the order is paid once',
    why: 'A double click, or a page and a webhook together: goods leave twice.',
    read,
    needs: [...needs, 'times'],
    isLoad: true,
    after: ['confirm-genuine', 'replayed', 'repeated', 'twenty-at-once'],
    async run(subject) {
      const order = await subject.order()
      const { reference } = await subject.transaction(order)
      await atOnce(subject, () => subject.confirm(order, reference))
      return (await unlessPaid(subject, order)) ?? (await unlessOnce(subject, order))
    },
  },
]
