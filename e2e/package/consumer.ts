/**
 * Code of a shop's developer that uses everything public. Each supported version of TypeScript compiles it against the package, and must
 * refuse the lines marked WRONG and no others.
 */
export const CONSUMER = `
import KlumpByDefault, {
  Klump, KlumpError,
  type CancelledOutcome, type ClosePayload, type FailedOutcome, type KlumpAppearance, type KlumpCallbacks, type KlumpErrorCode,
  type KlumpErrorType, type KlumpItem, type KlumpOptions, type KlumpOrder, type KlumpStatus, type KlumpText, type LoadPayload,
  type Naira, type OpenPayload, type OrderAnswer, type OrderRequest, type OrderSource, type OrderVerdict, type Outcome, type PendingOutcome, type PreloadOptions, type Problem, type SuccessOutcome,
  type SuccessPayload, type TransactionPayload,
} from 'klump-checkout'
import { defineKlumpElements, type KlumpBanner, type KlumpButton, type KlumpButtonEvents, type KlumpButtonOptions, type Verdict } from 'klump-checkout/elements'
import { KlumpServerError, verifyTransaction, verifyWebhook, type Verification, type WebhookResult } from 'klump-checkout/server'
import { createHost, type AllowedOrigins, type Host, type HostOptions, type HostVersions, type KeptVersion, type Store } from 'klump-checkout/host'
import * as fake from 'klump-checkout/testing'
import { startSandbox, type Sandbox } from 'klump-checkout/testing/sandbox'

const item: KlumpItem = { name: 'Rice cooker', unit_price: 2000, quantity: 2, image_url: null }
const order: KlumpOrder = { amount: '4100', shipping_fee: 100, currency: 'NGN', items: [item], meta_data: { a: 1 } }
const appearance: KlumpAppearance = { theme: 'dark' }
const options: KlumpOptions = { publicKey: 'klp_pk_test_madeup', data: async ({ retry }) => ({ ...order, merchant_reference: retry ?? null }), appearance, strings: { 'overlay.close': 'X' } }
const klump = new Klump({
  ...options,
  onLoad: ({ type }) => type === 'LOAD',
  onOpen: ({ type }) => type === 'OPEN',
  onSuccess: ({ reference, data }) => [reference.padStart(9), data.data.data.merchant_reference],
  onError: ({ code, help, problems = [] }) => [code === 'declined', help, ...problems.map(({ path }) => path)],
  onClose: (payload) => (payload.type === 'ERROR' ? payload.outcome.error.recoverable : payload.status),
})
const outcome: Outcome = await klump.result
if (outcome.status === 'success') outcome.reference.padStart(9)
else if (outcome.status === 'failed') outcome.error.problems?.[0]?.expected
Klump.preload({ checkoutUrl: 'https://checkout.example' })()
const status: KlumpStatus = klump.status
export class Mine extends KlumpByDefault {}
export const caught = (error: unknown) => (error instanceof KlumpError ? error.type : undefined)

defineKlumpElements()
const button = document.querySelector('klump-button')
button?.addEventListener('klump-verdict', ({ detail }) => detail.verdict === 'paid')

const checked: Verification = await verifyTransaction({ reference: 'x', secretKey: 'y', expected: { amount: 4100, live: false } })
if (checked.verdict === 'paid') checked.transaction.amount.padStart(9)
const webhook: WebhookResult = await verifyWebhook('', '', '').catch((error: unknown) => { throw error instanceof KlumpServerError ? error : undefined })
if (webhook.ok && webhook.event.type === 'successful') webhook.event.reference.padStart(9)

declare const page: fake.PageLike
fake.shopper.will('declined')
const title: string = await fake.payWith(page, 'Klump pay in 4', { values: { 'Bank Verification Number': '12345678901' } })
await fake.closeCheckout(page)
const stand: typeof Klump = fake.Klump
const sandbox: Sandbox = await startSandbox()
await sandbox.close()

const allowedOrigins: AllowedOrigins = async (key) => (key ? ['https://shop.ng'] : undefined)
const store: Store = { read: async () => new Uint8Array() }
const host: Host = createHost({ api: 'https://api.example', allowedOrigins, versions: { kept: ['a', store, { files: store, until: '2026-12-30' }] } })
export const answer: Promise<Response> = host.fetch(new Request('https://js.klump.example'))

export type Everything = [
  HostOptions, HostVersions, KeptVersion,
  CancelledOutcome, ClosePayload, FailedOutcome, KlumpCallbacks, KlumpErrorCode, KlumpErrorType, KlumpText, LoadPayload, Naira, OpenPayload,
  OrderAnswer, OrderRequest, OrderSource, OrderVerdict, PendingOutcome, PreloadOptions, Problem, SuccessOutcome, SuccessPayload, TransactionPayload, KlumpBanner, KlumpButton, KlumpButtonEvents,
  KlumpButtonOptions, Verdict, typeof status, typeof title, typeof stand,
]

new Klump({ ...options, data: async () => ({ verdict: 'in-progress' as const, reference: 'KLP-1' }) })
new Klump({ ...options, data: { verdict: 'paid' } }) // WRONG
new Klump({ ...options, publicKey: 7 }) // WRONG
createHost({ allowedOrigins }) // WRONG
new Klump({ ...options, onSucess: () => {} }) // WRONG
new Klump({ ...options, strings: { 'banks.title': 'Pick a bank' } })
new Klump({ ...options, strings: { 'preview.consent': 'I am 18 or older' } }) // WRONG
const euros: KlumpOrder = { ...order, currency: 'EUR' } // WRONG
outcome.reference // WRONG
klump.status = 'open' // WRONG
fake.shopper.will('nothing') // WRONG
fake.shopper.will('invalid_data') // WRONG
export { euros }
`
