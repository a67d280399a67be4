import { askHook } from '../ask-hook.ts'
import { readSecretKey } from '../secret-key.ts'
import { readEvent } from './event.ts'
import { readWebhookOptions, type VerifyWebhookOptions } from './options.ts'
import { readRawBody } from './raw-body.ts'
import { refuse, type WebhookResult } from './result.ts'
import { isGenuine, readSignature, WRONG_SIGNATURE } from './signature.ts'

/**
 * Whether a webhook is from Klump, and what it says. HMAC-SHA512 over the raw body with the secret key, compared in constant time.
 *
 * ```ts
 * const body = await request.text() // raw: before any JSON parser
 * const signature = request.headers.get('x-klump-signature')
 * const webhook = await verifyWebhook(body, signature, secretKey, { headers: request.headers })
 * if (!webhook.ok) return new Response(null, { status: 400 }) // and log webhook.reason
 * if (webhook.event.type === 'successful') await confirm(webhook.event.reference) // verifyTransaction, then mark paid once
 * return new Response(null, { status: 200 }) // also for events you have no use for
 * ```
 *
 * A genuine `successful` says that something happened to a reference. What it paid for (amount, environment, order) is for
 * `verifyTransaction` to say, in the one place that also hears the page.
 *
 * @param rawBody The request's bytes, or its text, exactly as they came.
 * @param signatureHeader `X-Klump-Signature`, null or undefined when there is none.
 * @param secretKey Of the environment whose webhook URL this is.
 * @throws KlumpServerError (the promise rejects) for the shop's own mistakes: no secret key, a hook that failed. Nothing that
 * a stranger can put into a request throws, so that nobody can bring a server down that forgot to catch.
 */
export async function verifyWebhook(
  rawBody: string | Uint8Array | ArrayBuffer,
  signatureHeader: string | null | undefined,
  secretKey: string,
  options?: VerifyWebhookOptions,
): Promise<WebhookResult> {
  const key = readSecretKey(secretKey)
  const { delivery, seen } = readWebhookOptions(options)

  const body = readRawBody(rawBody)
  if (!body.ok) return body
  const header = readSignature(signatureHeader)
  if (!header.ok) return header
  if (!(await isGenuine(body.bytes, header.signature, key))) return refuse('signature_wrong', WRONG_SIGNATURE)

  const read = readEvent(body.bytes, delivery)
  if (!read.ok) return read
  const { event } = read
  const { webhookId, attempt } = delivery
  if (seen && webhookId !== undefined && (await askHook(() => seen(webhookId), 'seen')))
    return { ok: true, event: { type: 'seen', name: event.name, webhookId, attempt } }
  return { ok: true, event }
}
