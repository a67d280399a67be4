import type { Wrong } from '../model.ts'
import type { Order } from '../recipe.ts'
import type { Answer } from '../send.ts'
import type { Subject } from '../subject.ts'

const gotText = ({ status, text }: Answer) => (status === 0 ? `got no answer (${text})` : `got ${status}`)

/** Klump stops sending only after 200 or 201. */
export const unlessTaken = (answer: Answer): Wrong | undefined =>
  answer.status === 200 || answer.status === 201
    ? undefined
    : { wrong: `expected 200 or 201, ${gotText(answer)}` }

/** A stranger's message must be refused, and not by a crash. */
export const unlessRefused = (answer: Answer): Wrong | undefined =>
  answer.status >= 400 && answer.status < 500
    ? undefined
    : { wrong: `expected 400 to 499, ${gotText(answer)}` }

export const unlessAlive = (answer: Answer): Wrong | undefined =>
  answer.status >= 200 && answer.status < 500
    ? undefined
    : { wrong: `expected an answer below 500, ${gotText(answer)}` }

export const unlessPaid = async (subject: Subject, order: Order): Promise<Wrong | undefined> =>
  (await subject.becomesPaid(order)) ? undefined : { wrong: 'expected the order to be paid, it is not' }

export const ifPaid = async (subject: Subject, order: Order): Promise<Wrong | undefined> =>
  (await subject.isPaid(order)) ? { wrong: 'expected the order not to be paid, it is' } : undefined

export const unlessOnce = async (subject: Subject, order: Order): Promise<Wrong | undefined> => {
  const times = await subject.timesPaid(order)
  return times === 1 ? undefined : { wrong: `expected the order to be paid once, it was paid ${times} times` }
}
