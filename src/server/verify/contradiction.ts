import { received } from '../fields.ts'
import { unknown } from './call.ts'
import type { Unanswered } from './unanswered.ts'

/** A signed webhook reports `successful`, and Klump's answer does not: one of the two is late. */
export const contradiction = (status: string): Unanswered =>
  unknown(
    'contradiction',
    `A signed webhook reported successful, but the status in Klump’s answer is ${received(status)}. Check again later.`,
  )
