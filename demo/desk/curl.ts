/** A call of the desk as something to paste into a shell. Keys and tokens come from the shell's environment (`$KLUMP_...`). */
export interface CurlCall {
  readonly method: string
  readonly url: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  /** Sent as JSON; of a POST without it the body is for the reader to write. */
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

/** A call of the shop's server. */
export function secretCurl(method: string, url: string): string {
  return curl({ method, url, headers: [['klump-secret-key', '$KLUMP_SECRET_KEY']] })
}

/** A webhook as Klump would send it, signed by the shell. It says only which transaction, and not which order of the shop. */
export function webhookCurl(url: string, event: string, reference: string): string {
  return [
    `BODY=${quote(JSON.stringify({ event, data: { reference } }))}`,
    `SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha512 -hmac "$KLUMP_SECRET_KEY" | sed 's/^.* //')`,
    `curl -sS -i -X POST ${quote(url)} -H 'content-type: application/json' \\`,
    `  -H "x-klump-signature: $SIGNATURE" -H "x-klump-webhook-id: by-hand-$(date +%s)" --data-raw "$BODY"`,
  ].join('\n')
}

/** Nothing in single quotes means anything to a shell, but a single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
