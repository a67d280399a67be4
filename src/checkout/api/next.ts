import * as z from 'zod/mini'
import type { Client } from './client.ts'
import { maybe } from './read.ts'
import { step, type Step } from './step.ts'

/** A POST body: what the shopper gave, under the names the server gave. */
export type Body = Readonly<
  Record<string, string | number | boolean | readonly object[] | object | undefined>
>

const answer = z.pipe(
  z.object({
    next_step: z.pipe(
      maybe(step),
      z.custom<Step>((value) => value !== undefined, 'expected a next step'),
    ),
  }),
  z.transform(({ next_step }) => next_step),
)

/** Goes on from a step: calls what it says and gives the step that follows. */
export function follow(client: Client, step: Step, body: Body, signal: AbortSignal): Promise<Step> {
  const { method, path } = step
  return client.call({ method, path, ...(method === 'POST' ? { body } : {}), answer, signal })
}
