export { KlumpServerError, type KlumpServerErrorCode } from './server-error.ts'
export type { FetchLike, ExpectedPayment, VerifyTransactionOptions } from './verify/options.ts'
export type { Check, CheckName, Transaction, UnknownCode, Verification } from './verify/result.ts'
export { verifyTransaction } from './verify/verify-transaction.ts'
export type {
  SeenEvent,
  TransactionEvent,
  UnknownEvent,
  WebhookEvent,
  WebhookRefusal,
  WebhookResult,
} from './webhook/result.ts'
export type { HeadersLike, VerifyWebhookOptions } from './webhook/options.ts'
export { verifyWebhook } from './webhook/verify-webhook.ts'
