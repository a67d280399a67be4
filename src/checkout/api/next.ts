import type { Call, Followed } from '../model/call.ts'
import { object } from '../../validation/schema.ts'
import type { Client } from './client.ts'
import { planOrNothing } from './plan.ts'
import { transform } from './read.ts'
import { sendingOf } from './sending.ts'
import { step } from './step.ts'

const answer = transform(
  object({ next_step: step, data: planOrNothing }),
  ({ next_step, data }): Followed => ({
    next: next_step,
    plan: data,
  }),
)

/** Makes the call of a step and returns what follows. A GET is sent without the body. */
export function follow(
  client: Client,
  { step, body, failWhenOffline }: Call & { readonly verb: 'follow' },
  signal: AbortSignal,
): Promise<Followed> {
  const { method, path } = step
  return client.call({
    method,
    path,
    ...(method === 'POST' ? { body } : {}),
    sending: sendingOf(step),
    ...(failWhenOffline && { failWhenOffline }),
    answer,
    signal,
  })
}
