import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * Answers 421 to a request whose host is neither one of the server's own names on this machine nor one of `others`
 * (`shop.example`, `192.168.1.20:8080`; without a port: on any). Returns whether it did. Otherwise a foreign page could point its
 * own host name here, and the browser would treat the demo's responses as that page's.
 */
export function refuseUnknownHost(
  { headers, socket }: IncomingMessage,
  response: ServerResponse,
  others: readonly string[] = [],
): boolean {
  const host = headers.host?.toLowerCase() ?? ''
  const port = `:${socket.localPort}`
  const name = host.replace(/:\d{1,5}$/, '')
  if ((host.endsWith(port) && isOwnName(name)) || others.includes(host) || others.includes(name)) return false
  response
    .writeHead(421, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(
      'This server does not accept this host name. In the demo, KLUMP_DEMO_HOSTS lists further names, separated by commas.\n',
    )
  return true
}

/**
 * Whether a host name in a request is one of a local server's own. A name below `localhost` is none: a browser that asks DNS for it may be
 * led here by a foreign page.
 */
export const isOwnName = (name: string) => ['localhost', '127.0.0.1', '[::1]'].includes(name)
