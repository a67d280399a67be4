import { refuse, type Refused } from './result.ts'

const SHA512_HEX = /^[0-9a-f]{128}$/i

/** The bytes of an X-Klump-Signature header, or a refusal that states what is wrong without quoting the header. */
export function readSignature(header: unknown): { ok: true; signature: Uint8Array<ArrayBuffer> } | Refused {
  if (header === undefined || header === null || header === '')
    return refuse(
      'signature_missing',
      'There is no signature. Expected the header X-Klump-Signature; a request without it is not from Klump, or a proxy took it away.',
    )
  if (typeof header !== 'string')
    return refuse(
      'signature_malformed',
      'The signature is not a text. Expected the header X-Klump-Signature as it came.',
    )
  if (!SHA512_HEX.test(header))
    return refuse('signature_malformed', `The signature is ${shapeOf(header)}. ${EXPECTED}`)
  return {
    ok: true,
    signature: Uint8Array.from(header.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  }
}

const EXPECTED = 'Expected 128 hexadecimal digits (HMAC-SHA512) and nothing before or after them.'

function shapeOf(header: string): string {
  if (/^[0-9a-f]{64}$/i.test(header)) return '64 hexadecimal digits, the length of SHA-256'
  if (/^[A-Za-z0-9+/]{86}==$/.test(header)) return 'in base64'
  if (/^sha\d+=/i.test(header)) return 'written with the name of its algorithm'
  return `a text of ${header.length} characters in an unknown form`
}

/** Whether Klump made this signature over these bytes with one of these keys. WebCrypto compares in constant time. */
export async function isGenuine(
  bytes: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  secretKeys: readonly string[],
): Promise<boolean> {
  const checks = secretKeys.map(async (secretKey) => {
    const key = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(secretKey),
      { name: 'HMAC', hash: 'SHA-512' },
      false,
      ['verify'],
    )
    return await crypto.subtle.verify('HMAC', key, signature, bytes)
  })
  return (await Promise.all(checks)).includes(true)
}

export const WRONG_SIGNATURE =
  'The signature does not belong to this body and this key. Either it is not from Klump; or the body is not as it came (JSON that ' +
  'was parsed and written again, another character set, changed line ends); or the secret key is not the newest one of the environment ' +
  'whose webhook URL this is.'
