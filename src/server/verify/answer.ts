import { object, optional, safeParse, custom, type Issue, type Schema } from '../../validation/schema.ts'
import { readNaira, nairaText } from '../../shared/naira.ts'
import type { Transaction } from './result.ts'

/** What Klump reports about a transaction, with validated types. The body is validated only here. */
export type Answer =
  | { state: 'success'; transaction: Transaction; kobo: Kobo }
  | { state: 'other'; given: string }
  /** `path` names the first invalid field. */
  | { state: 'unreadable'; path: string }

/** An amount in whole kobo, and the field of the answer that held it. */
export interface Kobo {
  readonly field: 'original_amount' | 'amount'
  readonly value: number
}

const text = custom<string>('text', (given) => typeof given === 'string' && given.length <= 200)
const kobo = custom<number>('naira', Number.isSafeInteger, readNaira)
/** Klump sends null for missing values. */
const nullish = <Value>(shape: Schema<Value>) =>
  optional<Value | null>((given, complain) => (given === null ? null : shape(given, complain)))

const envelope = object({ state: text })
const success = object({
  data: object({
    reference: text,
    status: text,
    currency: text,
    is_live: custom<boolean>('true or false', (given) => typeof given === 'boolean'),
    amount: kobo,
    original_amount: nullish(kobo),
    // A shop may pass a number, and may get it back.
    merchant_reference: nullish<string>((given, complain) =>
      text(Number.isSafeInteger(given) ? String(given) : given, complain),
    ),
    meta_data: optional(custom<unknown>('anything', () => true)),
  }),
})

export function readAnswer(body: unknown): Answer {
  const outer = safeParse(envelope, body)
  if (!outer.success) return unreadable(outer.issues)
  if (outer.data.state !== 'success') return { state: 'other', given: outer.data.state }
  const inner = safeParse(success, body)
  if (!inner.success) return unreadable(inner.issues)
  const { data } = inner.data
  return {
    state: 'success',
    kobo:
      data.original_amount == null
        ? { field: 'amount', value: data.amount }
        : { field: 'original_amount', value: data.original_amount },
    transaction: {
      reference: data.reference,
      status: data.status,
      currency: data.currency,
      live: data.is_live,
      amount: nairaText(data.amount),
      ...(data.original_amount != null && { originalAmount: nairaText(data.original_amount) }),
      ...(data.merchant_reference != null && { merchantReference: data.merchant_reference }),
      metaData: data.meta_data,
    },
  }
}

function unreadable([first]: readonly Issue[]): Answer {
  const path = first?.path.join('.')
  return { state: 'unreadable', path: path || 'the body' }
}
