import type { Body, Followed } from '../model/call.ts'
import { object } from '../../validation/schema.ts'
import type { Client } from './client.ts'
import { planOrNothing } from './plan.ts'
import { transform } from './read.ts'
import { sendingOf } from './sending.ts'
import { step } from './step.ts'
import { type Step } from '../model/step.ts'

const answer = transform(
  object({ next_step: step, data: planOrNothing }),
  ({ next_step, data }): Followed => ({
    next: next_step,
    plan: data,
  }),
)

/** Makes the call of a step and returns what follows. A GET is sent without the body. */
export function follow(client: Client, step: Step, body: Body, signal: AbortSignal): Promise<Followed> {
  const { method, path } = step
  const sending = sendingOf(step)
  return client.call({ method, path, ...(method === 'POST' ? { body } : {}), sending, answer, signal })
}
