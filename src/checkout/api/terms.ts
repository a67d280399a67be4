import type { Terms } from '../model/terms.ts'
import { object } from '../../validation/schema.ts'
import type { Client } from './client.ts'
import { caught, label, transform, text } from './read.ts'
import { step } from './step.ts'
import type { Step } from '../model/step.ts'

const answer = transform(
  object({
    next_step: step,
    data: object({ title: caught(label), text: text('the terms'), version: caught(label) }),
  }),
  ({ next_step, data: { title, text, version } }): Terms => ({
    title,
    html: text,
    version,
    next: next_step,
  }),
)

/** The bank's terms, when the step itself does not hold them. */
export function termsOf(client: Client, { path }: Step, signal: AbortSignal): Promise<Terms> {
  return client.call({ method: 'GET', path, sending: 'safe', answer, signal })
}
