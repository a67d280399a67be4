/** A call to print as a curl command. Secret keys and tokens come from the shell's environment (`$KLUMP_...`). */
export interface CurlCall {
  readonly method: string
  readonly url: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** Sent as JSON. A POST without `body` reads the file body.json, which the reader writes. */
  readonly body?: unknown
}

export function curl({ method, url, headers = [], body }: CurlCall): string {
  const posts = method === 'POST'
  return [
    `curl -sS${method === 'GET' ? '' : ` -X ${method}`} ${quote(url)}`,
    ...headers.map(
      ([name, value]) =>
        `-H ${/^(Bearer )?\$KLUMP_[A-Z_]+$/.test(value) ? `"${name}: ${value}"` : quote(`${name}: ${value}`)}`,
    ),
    ...(posts ? [`-H 'content-type: application/json'`] : []),
    ...(posts
      ? [body === undefined ? '--data @body.json' : `--data-raw ${quote(JSON.stringify(body))}`]
      : []),
  ].join(' \\\n  ')
}

/** A call of the shop's server to Klump. */
export function secretCurl(method: string, url: string): string {
  return curl({ method, url, headers: [['klump-secret-key', '$KLUMP_SECRET_KEY']] })
}

/** A webhook as Klump would send it, signed by the shell. It contains the transaction's reference, and not the shop's order. */
export function webhookCurl(url: string, event: string, reference: string): string {
  return [
    `BODY=${quote(JSON.stringify({ event, data: { reference } }))}`,
    `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha512 -hmac "$KLUMP_SECRET_KEY" | sed 's/^.* //')`,
    `curl -sS -i -X POST ${quote(url)} -H 'content-type: application/json' \\`,
    `  -H "x-klump-signature: $SIGNATURE" -H "x-klump-webhook-id: by-hand-$(date +%s)" --data-raw "$BODY"`,
  ].join('\n')
}

/** Quotes for a shell: within single quotes, only the single quote has a special meaning. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
