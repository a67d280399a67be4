import { callBooleanHook } from '../hooks.ts'
import { readSecretKeys } from '../secret-key.ts'
import { isProbe, readEvent } from './event.ts'
import { readWebhookOptions, type VerifyWebhookOptions } from './options.ts'
import { MISSING, readRawBody } from './raw-body.ts'
import { refuse, type WebhookResult } from './result.ts'
import { isGenuine, readSignature, WRONG_SIGNATURE } from './signature.ts'

/**
 * Verifies that a webhook is from Klump, and reads its event. HMAC-SHA512 over the raw body with the secret key, compared in constant time.
 *
 * ```ts
 * const body = await request.text() // raw: before any JSON parser
 * const signature = request.headers.get('x-klump-signature')
 * const webhook = await verifyWebhook(body, signature, secretKey, { headers: request.headers })
 * if (!webhook.ok) return new Response(null, { status: 401 }) // and log webhook.reason
 * if (webhook.event.type === 'successful') await confirm(webhook.event.reference) // verifyTransaction, then mark paid once
 * return new Response(null, { status: 200 }) // also for events you have no use for
 * ```
 *
 * A genuine `successful` event reports that something happened to a reference. It does not prove the amount, the environment or the
 * order. Check these with `verifyOrder` or `verifyTransaction`, in the same function that serves the page. Pass `heard: 'successful'`
 * there: while Klump's API still answers `new`, the verdict is `unknown`. Answer 503 then, so that Klump sends the webhook again.
 *
 * @param rawBody The request's bytes, or its text, exactly as received.
 * @param signatureHeader `X-Klump-Signature`, null or undefined when there is none.
 * @param secretKey The key of the environment whose webhook URL this is. A list while keys are changed: the new and the previous key;
 *   empty entries are ignored.
 * @throws KlumpServerError (the promise rejects) for the shop's own mistakes: no secret key, a hook that failed. No content of a request
 * throws, so a stranger cannot stop a server that does not catch errors.
 */
export async function verifyWebhook(
  rawBody: string | Uint8Array | ArrayBuffer,
  signatureHeader: string | null | undefined,
  secretKey: string | readonly (string | undefined)[],
  options?: VerifyWebhookOptions,
): Promise<WebhookResult> {
  const keys = readSecretKeys(secretKey)
  const { delivery, seen } = readWebhookOptions(options)

  const body = readRawBody(rawBody)
  if (!body.ok) return body
  const isUnsigned = signatureHeader === undefined || signatureHeader === null || signatureHeader === ''
  if (isUnsigned && isProbe(body.bytes)) return { ok: true, event: { type: 'probe' } }
  const header = readSignature(signatureHeader)
  if (!header.ok) return header
  if (!(await isGenuine(body.bytes, header.signature, keys)))
    return body.bytes.length === 0
      ? refuse('body_missing', MISSING)
      : refuse('signature_wrong', WRONG_SIGNATURE)
  if (isProbe(body.bytes)) return { ok: true, event: { type: 'probe' } }

  const read = await readEvent(body.bytes, delivery)
  if (!read.ok || !seen) return read
  const { name, key } = read.event
  const { webhookId, attempt } = delivery
  if (await callBooleanHook(() => seen(key, webhookId), 'seen'))
    return { ok: true, event: { type: 'seen', name, key, webhookId, attempt } }
  return read
}
