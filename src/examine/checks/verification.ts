import { randomUUID } from 'node:crypto'
import type { Data } from '../api.ts'
import type { Check } from '../model.ts'
import { ifPaid, unlessPaid, unlessTaken } from './expectations.ts'

const read = 'Without this package'
const PAID = 'the order is not paid'

interface What {
  readonly made?: Data
  readonly isHalf?: true
  readonly answer?: (data: Data) => Data | number
  /** Passes servers that verify by their own reference: the answer is about their order, whatever Klump calls it. */
  readonly isByKlumps?: true
}

/** A check with a genuine webhook that reports successful, while Klump's verification answers something else. */
function unpaid(
  check: Pick<Check, 'name' | 'sent' | 'why' | 'after'>,
  { made = {}, isHalf, answer, isByKlumps }: What,
): Check {
  return {
    ...check,
    expected: PAID,
    read,
    needs: ['orders'],
    after: ['genuine', 'klump-not-asked', ...(check.after ?? [])],
    async run(subject) {
      const order = await subject.order()
      const amount = isHalf ? { amount: Math.max(1, Math.floor(order.amount / 2)) } : {}
      const data = await subject.transaction(order, { ...made, ...amount })
      subject.api.alter(answer)
      await subject.deliver('successful', { ...data, status: 'successful' })
      const own = encodeURIComponent(order.reference)
      const isByOwn = subject.api.calls.some((call) => call.includes(own))
      return isByKlumps && isByOwn ? undefined : await ifPaid(subject, order)
    },
  }
}

export const VERIFICATION_CHECKS: readonly Check[] = [
  {
    name: 'klump-not-asked',
    sent: 'a rightly signed successful',
    expected: 'GET /v1/transactions/:reference/verify at Klump, before the order is paid',
    why: 'A webhook is a hint: what was paid, and for what, only verification says.',
    read,
    needs: ['orders'],
    after: ['genuine'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      subject.api.forget()
      await subject.deliver('successful', data)
      const paid = await unlessPaid(subject, order)
      const isVerified = subject.api.calls.some((call) => /\/verify(\?|$)/.test(call))
      return paid ?? (isVerified ? undefined : { wrong: 'expected a call of verify, there was none' })
    },
  },
  unpaid(
    {
      name: 'status-new',
      sent: 'successful, while verification says that the status is new',
      why: 'New is what every order begins with: goods leave before anybody has paid.',
    },
    { made: { status: 'new' } },
  ),
  unpaid(
    {
      name: 'amount-too-small',
      sent: 'successful, for half of the amount of the order',
      why: 'The amount comes from the browser: who lowers it buys at their own price.',
    },
    { isHalf: true },
  ),
  {
    name: 'amount-with-interest',
    sent: 'successful; the amount is what the shopper repays, original_amount is the order',
    expected: 'the order is paid',
    why: 'Equality of amounts refuses every payment with interest.',
    read,
    needs: ['orders'],
    after: ['genuine'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order, { total: Math.ceil(order.amount * 1.1) })
      return unlessTaken(await subject.deliver('successful', data)) ?? (await unlessPaid(subject, order))
    },
  },
  {
    name: 'original-amount-needed',
    sent: 'successful; verification answers as documented, without original_amount',
    expected: 'the order is paid',
    why: 'Klump documents amount alone: who reads original_amount and nothing else never sees a payment.',
    read,
    needs: ['orders'],
    after: ['genuine', 'klump-not-asked'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      subject.api.alter((answer) => ({ ...answer, original_amount: undefined }))
      return unlessTaken(await subject.deliver('successful', data)) ?? (await unlessPaid(subject, order))
    },
  },
  {
    name: 'order-of-another',
    sent: 'a successful transaction of another order, named as this one’s',
    expected: PAID,
    why: 'The payment of one order would pay for any other order of at most the same amount.',
    read,
    needs: ['orders'],
    after: ['genuine', 'klump-not-asked'],
    async run(subject) {
      const [theirs, order] = [await subject.order(), await subject.order()]
      const data = await subject.transaction(theirs)
      await subject.deliver('successful', {
        ...data,
        merchant_reference: order.reference,
        meta_data: order.meta,
      })
      return await ifPaid(subject, order)
    },
  },
  {
    name: 'reference-used-twice',
    sent: 'a reference that has paid for an order, for a second one; verification names that one in meta_data alone',
    expected: 'the second order is not paid',
    why: 'One payment is shown for order after order. The browser sends meta_data, so it can name any order.',
    read,
    needs: ['orders'],
    after: ['genuine', 'klump-not-asked'],
    async run(subject) {
      const [first, second] = [await subject.order(), await subject.order()]
      const data = await subject.transaction(first)
      await subject.deliver('successful', data)
      const paid = await unlessPaid(subject, first)
      if (paid) return paid
      subject.api.alter((answer) => ({ ...answer, merchant_reference: undefined, meta_data: second.meta }))
      await subject.deliver('successful', {
        ...data,
        merchant_reference: second.reference,
        meta_data: second.meta,
      })
      return await ifPaid(subject, second)
    },
  },
  unpaid(
    {
      name: 'environment',
      sent: 'successful; verification says that it is of the other environment (is_live)',
      why: 'A TEST payment is free: with it, LIVE orders are.',
    },
    { answer: (data) => ({ ...data, is_live: data['is_live'] !== true }) },
  ),
  unpaid(
    {
      name: 'currency',
      sent: 'successful; verification answers with another currency than NGN',
      why: 'Amounts of two currencies are compared as if they were one.',
    },
    { answer: (data) => ({ ...data, currency: 'XOF' }) },
  ),
  unpaid(
    {
      name: 'answer-about-another',
      sent: 'successful; verification answers about another reference',
      why: 'An answer that a cache or a proxy mixed up is about somebody else’s payment.',
    },
    { answer: (data) => ({ ...data, reference: 'KLP-1644-083962-4231' }), isByKlumps: true },
  ),
  unpaid(
    {
      name: 'paid-unasked',
      sent: 'successful, while Klump answers 503',
      why: 'An attacker who can make Klump slow for your server would get goods without payment.',
    },
    { answer: () => 503 },
  ),
  {
    name: 'lost-while-down',
    sent: 'successful while Klump answers 503, and the same id again when it does not',
    expected: 'the order is paid in the end',
    why: 'An id that is noted before the work is done makes the retry a no-op: paid, and never delivered.',
    read,
    needs: ['orders'],
    after: ['genuine', 'klump-not-asked', 'paid-unasked'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      const id = randomUUID()
      subject.api.alter(() => 503)
      await subject.deliver('successful', data, { id })
      await subject.isPaid(order)
      subject.api.alter(undefined)
      await subject.deliver('successful', data, { id, attempt: 2 })
      return await unlessPaid(subject, order)
    },
  },
  {
    name: 'path-injection',
    sent: 'a rightly signed successful, whose reference climbs out of the path of verification',
    expected: 'no call at Klump but /v1/transactions/:reference/verify',
    why: 'A reference that is put into the address as it came chooses which call your key makes.',
    read,
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      return await climbs(subject, async (reference) => {
        await subject.deliver('successful', { ...data, reference })
        await subject.isPaid(order)
      })
    },
  },
]

const CLIMBING = [
  '../payment-pages',
  'KLP-1644-083962-4231/../../../x?',
  'KLP-1644-083962-4231#',
  '..%2f..%2fx',
]

/** Tries each climbing reference, and checks which calls the server then makes to Klump. */
export async function climbs(
  subject: Parameters<Check['run']>[0],
  attempt: (reference: string) => Promise<void>,
): ReturnType<Check['run']> {
  for (const reference of CLIMBING) {
    subject.api.forget()
    await attempt(reference)
    const strays = subject.api.calls.filter(
      (call) => !/^GET \/v1\/transactions\/(?!\.{1,2}\/)[^/?#]+\/verify$/.test(call),
    )
    const [stray] = strays
    if (stray !== undefined) return { wrong: `${JSON.stringify(reference)} made it ask ${stray}` }
  }
  return undefined
}
