import { object } from '../../validation/shape.ts'
import type { Client } from './client.ts'
import type { Plan } from '../money/plan.ts'
import { planOrNothing } from './plan.ts'
import { made } from './read.ts'
import { sendingOf } from './sending.ts'
import { step, type Step } from './step.ts'

/** A POST body: what the shopper gave, under the names the server gave. */
export type Body = Readonly<
  Record<string, string | number | boolean | readonly object[] | object | undefined>
>

/** Where a step led, and the plan as it is now where the step changed it. */
export interface Followed {
  readonly next: Step
  readonly plan?: Plan | undefined
}

const answer = made(object({ next_step: step, data: planOrNothing }), ({ next_step, data }): Followed => ({
  next: next_step,
  plan: data,
}))

/** Goes on from a step: calls what it says and gives what follows. A GET goes as it stands, without the body. */
export function follow(client: Client, step: Step, body: Body, signal: AbortSignal): Promise<Followed> {
  const { method, path } = step
  const sending = sendingOf(step)
  return client.call({ method, path, ...(method === 'POST' ? { body } : {}), sending, answer, signal })
}
