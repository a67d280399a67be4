import { received } from '../fields.ts'
import { unknown } from './call.ts'
import type { Unanswered } from './unanswered.ts'

/** A signed webhook reports `successful`, and Klump's answer does not: one of the two is late. Without a status Klump has no transaction. */
export function contradiction(status: string | undefined): Unanswered {
  const answer =
    status === undefined ? 'Klump has no transaction' : `the status in Klump’s answer is ${received(status)}`
  return unknown('contradiction', `A signed webhook reported successful, but ${answer}. Check again later.`)
}
