import { randomUUID } from 'node:crypto'
import type { Check } from '../model.ts'
import type { Subject } from '../subject.ts'
import { unlessAlive, unlessOnce, unlessPaid, unlessTaken } from './expectations.ts'

const read = 'Your server'
const AT_ONCE = 20
const MOST_LOOKS = 300

/**
 * Makes the same attempt twenty times at once. Klump answers none until the server has requested all verifications, or has had time to, so
 * that the attempts meet between "is it paid?" and "mark it paid".
 */
export async function atOnce<Result>(subject: Subject, attempt: () => Promise<Result>): Promise<Result[]> {
  let release = () => {}
  subject.api.forget()
  subject.api.hold(new Promise<void>((resolve) => (release = resolve)))
  try {
    const attempts = Array.from({ length: AT_ONCE }, attempt)
    for (let looks = 0; subject.api.calls.length < AT_ONCE && looks < MOST_LOOKS; looks += 1)
      await subject.pause()
    release()
    return await Promise.all(attempts)
  } finally {
    release()
    subject.api.hold(undefined)
  }
}

export const LOAD_CHECKS: readonly Check[] = [
  {
    name: 'large-body',
    sent: 'a body of 1 MB, rightly signed',
    expected: 'any answer below 500 (200 or 413)',
    why: 'A stranger can send as much: it must cost one request and not the server.',
    read,
    isLoad: true,
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      return unlessAlive(await subject.deliver('successful', { ...data, note: 'x'.repeat(1_000_000) }))
    },
  },
  {
    name: 'slow-client',
    sent: 'a body that arrives in five pieces',
    expected: '200 or 201, and the order is paid',
    why: 'Networks cut messages up; who reads the first piece only refuses genuine webhooks.',
    read,
    after: ['genuine'],
    async run(subject) {
      const order = await subject.order()
      const answer = await subject.deliver('successful', await subject.transaction(order), { pieces: 5 })
      return unlessTaken(answer) ?? (await unlessPaid(subject, order))
    },
  },
  {
    name: 'twenty-at-once',
    sent: 'the same webhook twenty times at once',
    expected: '200 or 201, or 409/429/503 to some, and the order is paid once',
    why: 'Between "is it paid?" and "mark it paid" there is time for a second one: goods leave twice.',
    read,
    needs: ['times'],
    isLoad: true,
    after: ['genuine', 'klump-not-asked', 'replayed', 'repeated'],
    async run(subject) {
      const order = await subject.order()
      const data = await subject.transaction(order)
      const id = randomUUID()
      const answers = await atOnce(subject, () => subject.deliver('successful', data, { id }))
      const crashed = answers.find(({ status }) => status === 0 || (status >= 500 && status !== 503))
      return (
        (crashed && unlessAlive(crashed)) ??
        (await unlessPaid(subject, order)) ??
        (await unlessOnce(subject, order))
      )
    },
  },
]
