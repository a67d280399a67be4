import { readHook, type Hook } from '../ask-hook.ts'
import { readFields } from '../fields.ts'
import { KlumpServerError } from '../server-error.ts'
import { readDelivery, type Delivery } from './delivery.ts'

/** The headers of the request: `request.headers` of fetch, Node, Express and their like. */
export type HeadersLike =
  | { get(name: string): string | null | undefined }
  | { readonly [name: string]: string | readonly string[] | undefined }

export interface VerifyWebhookOptions {
  /** Where `webhookId` and `attempt` are read from. Without it they are undefined. */
  headers?: HeadersLike
  /**
   * Whether you have DEALT with the webhook of this id; then the event's type is `seen`. Asked only for a genuine signature. Say true only
   * after your work was done: Klump tries again because it did not hear that.
   *
   * It saves work, it does not protect: the id is not signed, so whoever holds an old delivery can send it again under a new one. What protects
   * is that an order is marked paid once. Needs `headers`.
   */
  seen?: (webhookId: string) => boolean | Promise<boolean>
}

export interface WebhookSettings {
  delivery: Delivery
  seen: Hook | undefined
}

/** @throws KlumpServerError `invalid_options` */
export function readWebhookOptions(options: unknown): WebhookSettings {
  if (options === undefined) return { delivery: readDelivery(undefined), seen: undefined }
  const given = readFields(options, 'options', ['headers', 'seen'])
  const seen = readHook(given.seen, 'seen')
  if (seen && given.headers === undefined)
    throw new KlumpServerError(
      'invalid_options',
      'seen: expected options.headers beside it (X-Klump-Webhook-Id is there), got nothing.',
    )
  return { delivery: readDelivery(given.headers), seen }
}
