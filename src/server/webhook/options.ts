import { readHook } from '../hooks.ts'
import { readFields } from '../fields.ts'
import { readDelivery, type Delivery } from './delivery.ts'

/** The headers of the request: `request.headers` of fetch, Node, Express and their like. */
export type HeadersLike =
  | { get(name: string): string | null | undefined }
  | { readonly [name: string]: string | readonly string[] | undefined }

/** What `verifyWebhook` takes as its last argument. */
export interface VerifyWebhookOptions {
  /** Where `webhookId` and `attempt` are read from. Without it they are undefined. */
  headers?: HeadersLike
  /**
   * Whether you have DEALT with the event of this key; then its type is `seen`. Asked only for a genuine signature. Say true only after
   * your work was done: Klump repeats a delivery that you did not confirm.
   *
   * The key is made of what is signed, so a delivery that is replayed under a new id has the same one. The id comes beside it. This saves
   * work and protects nothing: mark each order paid once.
   */
  seen?: (key: string, webhookId: string | undefined) => boolean | Promise<boolean>
}

export interface WebhookSettings {
  delivery: Delivery
  seen: VerifyWebhookOptions['seen']
}

/** @throws KlumpServerError `invalid_options` */
export function readWebhookOptions(options: unknown): WebhookSettings {
  if (options === undefined) return { delivery: readDelivery(undefined), seen: undefined }
  const given = readFields(options, 'options', ['headers', 'seen'])
  return { delivery: readDelivery(given.headers), seen: readHook(given.seen, 'seen') }
}
