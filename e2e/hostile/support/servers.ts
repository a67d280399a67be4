import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const DIST = join(import.meta.dirname, '../../../dist')
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.html': 'text/html',
  '.map': 'application/json',
}

// Not every page here has an icon, and a 404 would be an error in its console.
const NO_ICON: Answer = { status: 204, body: '' }
const NOTHING: Answer = { status: 404, body: 'Nothing here.' }

/** A server's answer. The headers are added to the server's own. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

export interface Served {
  readonly origin: string
  /** Sets the answer for a path until the end of the test. */
  put(path: string, answer: Answer): void
  clear(): void
  close(): Promise<void>
}

/** Answers with what the test has set, otherwise with a file of the built package. */
export async function serve(hostname: string, { packaged = false } = {}): Promise<Served> {
  const answers = new Map<string, Answer>()
  const server = createServer((request, response) => {
    const answer = answers.get(pathOf(request)) ?? (packaged ? fromPackage(pathOf(request)) : undefined)
    send(response, answer ?? (pathOf(request) === '/favicon.ico' ? NO_ICON : NOTHING))
  })
  await new Promise<void>((resolve) => server.listen(0, hostname, resolve))
  return {
    origin: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    put: (path, answer) => void answers.set(path, answer),
    clear: () => answers.clear(),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const pathOf = ({ url = '/' }: IncomingMessage) => new URL(url, 'http://any').pathname

function fromPackage(path: string): Answer | undefined {
  if (!/^\/(klump|(overlay|elements)-[\w-]+)\.js$/.test(path)) return undefined
  return {
    headers: {
      'content-type': TYPES[extname(path)] ?? 'text/plain',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    },
    body: readFileSync(join(DIST, path), 'utf8'),
  }
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(body)
}
