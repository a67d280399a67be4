import { ownProperties } from '../../shared/own-properties.ts'
import { isObject, object, optional, safeParse, custom } from '../../validation/schema.ts'
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

const envelope = object({
  event: custom<string>('text', (given) => typeof given === 'string' && /^.{1,200}$/s.test(given)),
  data: optional(custom<unknown>('anything', () => true)),
})

/** Whether the body holds no event: no bytes, or a JSON object without `event`. */
export function isProbe(bytes: Uint8Array<ArrayBuffer>): boolean {
  const value = bytes.length === 0 ? {} : readJson(bytes)?.value
  return isObject(value) && ownProperties(value)['event'] === undefined
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Reads the event in a body whose signature is genuine. An unreadable event is refused: after the error response Klump sends it again,
 * and the shop notices. Treated as an unknown event, it could lose a payment unnoticed.
 */
export async function readEvent(
  bytes: Uint8Array<ArrayBuffer>,
  delivery: Delivery,
): Promise<{ ok: true; event: TransactionEvent | UnknownEvent } | Refused> {
  const json = readJson(bytes)
  if (!json) return refuse('unreadable', 'The signature is genuine, but the body is not JSON in UTF-8.')
  const body = safeParse(envelope, json.value)
  if (!body.success)
    return refuse(
      'unreadable',
      'The signature is genuine, but the body has no "event" of at most 200 characters.',
    )

  const { event: name, data } = body.data
  const type = KNOWN.get(name)
  if (!type)
    return { ok: true, event: { type: 'unknown', name, key: await sha256(bytes), ...delivery, data } }
  const reference = isObject(data) ? ownProperties(data)['reference'] : undefined
  if (!isObject(data) || !isKlumpReference(reference))
    return refuse(
      'unreadable',
      `${name}: data.reference: expected KLP-0000-000000-0000, got ${received(reference)}.`,
    )
  return { ok: true, event: { type, name, reference, key: `${name} ${reference}`, ...delivery, data } }
}
