import * as z from 'zod/mini'
import { received } from '../fields.ts'
import { readJson } from '../read-json.ts'
import { isKlumpReference } from '../reference.ts'
import type { Delivery } from './delivery.ts'
import { refuse, type Refused, type TransactionEvent, type UnknownEvent } from './result.ts'

const KNOWN: ReadonlyMap<string, TransactionEvent['type']> = new Map([
  ['klump.payment.transaction.initiated', 'initiated'],
  ['klump.payment.transaction.successful', 'successful'],
  ['klump.payment.transaction.abandoned', 'abandoned'],
])

const envelope = z.object({
  event: z.string().check(z.minLength(1), z.maxLength(200)),
  data: z.optional(z.unknown()),
})
const known = z.record(z.string(), z.unknown())

/**
 * The event in a body whose signature is genuine. An event that cannot be read is refused even so: answered with an error, Klump sends it
 * again, and somebody sees it; taken for an unknown one, a payment would be lost without a word.
 */
export function readEvent(
  bytes: Uint8Array<ArrayBuffer>,
  delivery: Delivery,
): { event: TransactionEvent | UnknownEvent } | Refused {
  const json = readJson(bytes)
  if (!json) return refuse('unreadable', 'The signature is genuine, but the body is not JSON in UTF-8.')
  const body = envelope.safeParse(json.value)
  if (!body.success)
    return refuse(
      'unreadable',
      'The signature is genuine, but the body has no "event" of at most 200 characters.',
    )

  const { event: name, data } = body.data
  const type = KNOWN.get(name)
  if (!type) return { event: { type: 'unknown', name, ...delivery, data } }
  const fields = known.safeParse(data)
  const reference = fields.success ? fields.data['reference'] : undefined
  if (!fields.success || !isKlumpReference(reference))
    return refuse(
      'unreadable',
      `${name}: data.reference: expected KLP-0000-000000-0000, got ${received(reference)}.`,
    )
  return { event: { type, name, reference, ...delivery, data: fields.data } }
}
