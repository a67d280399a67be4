import { readHook } from '../hooks.ts'
import { readFields } from '../fields.ts'
import { readDelivery, type Delivery } from './delivery.ts'

/** The headers of the request: `request.headers` of fetch, Node, Express and similar. */
export type HeadersLike =
  | { get(name: string): string | null | undefined }
  | { readonly [name: string]: string | readonly string[] | undefined }

/** What `verifyWebhook` takes as its last argument. */
export interface VerifyWebhookOptions {
  /** Where `webhookId` and `attempt` are read from. Without it they are undefined. */
  headers?: HeadersLike
  /**
   * Returns whether you have DEALT with the event of this key; if so, its type is `seen`. Called only for a genuine signature. Return
   * true only after your work is done: Klump repeats a delivery that you did not confirm.
   *
   * The key is made of signed content, so a delivery that is replayed under a new id has the same key. The id is the second argument.
   * This hook saves work and protects nothing: mark each order paid once.
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
