import { readLink } from '../../shared/link.ts'
import { ownProperties } from '../../shared/own-properties.ts'
import { readFields, received } from '../fields.ts'
import { readNaira, nairaText } from '../../shared/naira.ts'
import { readOwnReference } from '../reference.ts'
import { KlumpServerError } from '../server-error.ts'
import { callKlump, unknown } from '../verify/call.ts'
import { CALL_NAMES, readCallSettings, type CallOptions } from '../verify/options.ts'
import { unknownVerdict } from '../verify/unanswered.ts'
import type { PaymentPage } from './result.ts'

/** The options of `createPaymentPage`. */
export interface PaymentPageOptions extends CallOptions {
  /** The title, shown to the shopper. */
  name: string
  /** What the payment is for, shown to the shopper. Default: `name`. */
  description?: string
  /** The order's total in naira: 41500, 41500.5 or '41500.50'. */
  amount: number | string
  /** Becomes the transaction's merchant_reference. Use a fresh one from `nextAttempt` for each page, and store it before this call. */
  reference: string
}

/** Klump's documented minimum for payment pages, in naira. */
const MINIMUM = 25_000

/**
 * Creates a payment page at Klump, for a shopper who is not on your page: a link to send. It sends one POST and never retries it.
 *
 * ```ts
 * const page = await createPaymentPage({ name: 'Order 1007', amount: order.total, reference: next.reference, secretKey })
 * if (page.verdict === 'created') await send(order.phone, page.link)
 * ```
 *
 * @throws KlumpServerError (the promise rejects) for mistakes of the shop's own code or settings.
 */
export async function createPaymentPage(options: PaymentPageOptions): Promise<PaymentPage> {
  const { settings, kobo, body } = readOptions(options)
  if (kobo < MINIMUM * 100) {
    const reason = `NGN ${nairaText(kobo)} is less than NGN ${MINIMUM}, the least for a payment page.`
    return { verdict: 'too-small', minimum: MINIMUM, reason }
  }
  const called = await callKlump({ path: '/v1/payment-pages', body, reads: [400, 409, 422] }, settings)
  if (called.kind === 'unknown') return unknownVerdict(called)
  const { status, json } = called
  if (status === 409)
    return {
      verdict: 'reference-used',
      reason: 'Klump has a transaction of this reference already (HTTP 409).',
    }
  if (status >= 400) return { verdict: 'refused', reason: `Klump does not take this page (HTTP ${status}).` }
  const link = linkIn(json?.value)
  return link === undefined
    ? unknownVerdict(unknown('bad_answer', 'Klump’s answer has no link.'))
    : { verdict: 'created', link }
}

/** The link is sent to a shopper, so it must open the address that it shows. http is for a sandbox on this machine. */
function linkIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  return readLink(ownProperties(body as Record<string, unknown>)['link'])
}

function readOptions(options: unknown) {
  const names = ['name', 'description', 'amount', 'reference', ...CALL_NAMES] as const
  const given = readFields(options, 'options', names)
  const kobo = readNaira(given.amount)
  if (kobo === undefined || kobo === 0)
    throw wrong(
      'amount',
      'the order’s total in naira, more than 0, at most two decimals (41500 or "41500.50")',
      given.amount,
    )
  const name = readText('name', given.name)
  return {
    settings: readCallSettings(given),
    kobo,
    body: {
      name,
      description: given.description === undefined ? name : readText('description', given.description),
      currency: 'NGN',
      is_fixed_amount: true,
      fixed_amount: kobo / 100,
      reference: readOwnReference(given.reference, 'reference'),
      is_published: true,
    },
  }
}

function readText(name: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value
  throw wrong(name, 'text for the shopper', value)
}

const wrong = (name: string, expected: string, value: unknown) =>
  new KlumpServerError('invalid_options', `${name}: expected ${expected}, got ${received(value)}.`)
