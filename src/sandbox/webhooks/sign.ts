import { createHmac } from 'node:crypto'

/** `X-Klump-Signature`: HMAC-SHA512 of the raw body with the secret key, in lower-case hex. */
export function sign(body: string, secretKey: string): string {
  return createHmac('sha512', secretKey).update(body, 'utf8').digest('hex')
}
