import { received } from '../fields.ts'
import { unknown } from './call.ts'
import type { Unanswered } from './unanswered.ts'

/** A signed webhook reports `successful`, and Klump's answer does not: one of the two is late. */
export const contradiction = (status: string): Unanswered =>
  unknown(
    'contradiction',
    `A signed webhook says that it is successful, and Klump’s answer says ${received(status)}. Ask again: one of them is late.`,
  )
