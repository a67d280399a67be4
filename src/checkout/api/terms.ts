import * as z from 'zod/mini'
import type { Client } from './client.ts'
import { label, maybe } from './read.ts'
import { step, type Step } from './step.ts'

export interface Terms {
  readonly title?: string | undefined
  /** HTML of a stranger: only ever shown through the cleaner. */
  readonly html: string
  readonly version?: string | undefined
  /** Where agreeing leads. */
  readonly next: Step
}

const answer = z.pipe(
  z.object({
    next_step: step,
    data: z.object({ title: maybe(z.string()), text: z.string('expected the terms'), version: maybe(label) }),
  }),
  z.transform(({ next_step, data }): Terms => ({
    title: data.title,
    html: data.text,
    version: data.version,
    next: next_step,
  })),
)

/** The bank's terms, when the step itself does not hold them. */
export function termsOf(client: Client, { path }: Step, signal: AbortSignal): Promise<Terms> {
  return client.call({ method: 'GET', path, answer, signal })
}
