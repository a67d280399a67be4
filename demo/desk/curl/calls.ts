import { curl, quote } from './curl.ts'
import { sampleBody } from './samples.ts'

const SECRET: [string, string] = ['KLUMP_SECRET_KEY', 'the dashboard, Settings, "API Keys & Webhooks"']
const TOKEN: [string, string] = ['KLUMP_TOKEN', 'the token that POST /v1/transactions/initiate answers']

const WITHOUT_TOKEN = ['POST /v1/transactions/initiate', 'GET /v1/loans/partners']

interface Call {
  method: string
  path: string
}

/** A call of the checkout, with the public key, and the token of a session that one begins oneself. */
export function checkoutCurl({ method, path }: Call, klumpOrigin: string, publicKey: string): string {
  const needsToken = !WITHOUT_TOKEN.includes(`${method} ${path}`)
  const body = method === 'POST' ? (sampleBody(`${method} ${path}`, publicKey) ?? {}) : undefined
  return curl({
    method,
    url: klumpOrigin + path + (QUERIES[path] ?? ''),
    headers: [
      ['klump-public-key', publicKey],
      ...(needsToken ? [['authorization', 'Bearer $KLUMP_TOKEN'] as [string, string]] : []),
    ],
    ...(body && { body }),
    ...(needsToken && { needs: [TOKEN] }),
  })
}

const QUERIES: Readonly<Record<string, string>> = {
  '/v1/loans/partners': '?amount=40000',
  '/v1/loans/partners/requirements': '?partner=polaris',
  '/v1/loans/partners/terms-and-conditions': '?partner=stanbic',
  '/v1/loans/partners/insurers': '?is_live=false&partner=stanbic&amount=40000',
}

/** A call of the shop's server, with the secret key. */
export function secretCurl({ method, path }: Call, klumpOrigin: string): string {
  const headers: [string, string][] = [['klump-secret-key', '$KLUMP_SECRET_KEY']]
  return curl({ method, url: klumpOrigin + path, headers, needs: [SECRET] })
}

/** A webhook as Klump would send it, signed by the shell. */
export function webhookCurl(url: string, event: string, reference: string): string {
  const body = JSON.stringify({ event, data: { reference } })
  return [
    `# ${SECRET.join(': ')}\n# Says only which transaction: add "merchant_reference", and the shop knows which order.`,
    `BODY=${quote(body)}`,
    `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha512 -hmac "$KLUMP_SECRET_KEY" | sed 's/^.* //')`,
    [
      `curl -sS -i -X POST ${quote(url)}`,
      `-H 'content-type: application/json'`,
      `-H "x-klump-signature: $SIGNATURE"`,
      `-H "x-klump-webhook-id: by-hand-$(date +%s)"`,
      `--data-raw "$BODY"`,
    ].join(' \\\n  '),
  ].join('\n')
}
