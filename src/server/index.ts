export { KlumpServerError, type KlumpServerErrorCode } from './server-error.ts'
export type { AttemptReport, AttemptState, OrderReport, OrderVerification } from './order/result.ts'
export type { VerifyOrderOptions } from './order/options.ts'
export type { AttemptStore, KnownAttempt, NewAttempt } from './order/attempt-store.ts'
export { nextAttempt, type NextAttempt, type NextAttemptOptions } from './order/next-attempt.ts'
export { verifyOrder } from './order/verify-order.ts'
export { createPaymentPage, type PaymentPageOptions } from './payment-page/create-payment-page.ts'
export type { PaymentPage } from './payment-page/result.ts'
export type { OrderToAsk, ReconcileOptions, ReconcileReport } from './reconcile/options.ts'
export { reconcile } from './reconcile/reconcile.ts'
export type {
  CallOptions,
  CheckOptions,
  ExpectedPayment,
  FetchLike,
  VerifyTransactionOptions,
} from './verify/options.ts'
export type { Check, CheckName, Transaction, UnknownCode, Verification } from './verify/result.ts'
export { verifyTransaction } from './verify/verify-transaction.ts'
export type {
  ProbeEvent,
  SeenEvent,
  TransactionEvent,
  UnknownEvent,
  WebhookEvent,
  WebhookRefusal,
  WebhookResult,
} from './webhook/result.ts'
export type { HeadersLike, VerifyWebhookOptions } from './webhook/options.ts'
export { verifyWebhook } from './webhook/verify-webhook.ts'
