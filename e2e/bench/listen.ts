import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** The built package. */
export const DIST = join(import.meta.dirname, '../../dist')

export interface Body {
  readonly type: string
  readonly body: string | Buffer
}

/** A server at a free port, with files at their paths; `otherwise` answers all other paths. */
export async function listen(
  hostname: string,
  files: ReadonlyMap<string, Body>,
  otherwise: (request: IncomingMessage, response: ServerResponse) => unknown = notFound,
) {
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? '/', 'http://any').pathname)
    if (!file) {
      otherwise(request, response)
      return
    }
    response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store' })
    response.end(file.body)
  })
  await new Promise<void>((done) => server.listen(0, hostname, done))
  return {
    origin: `http://${hostname}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const notFound = (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(404, { 'cache-control': 'no-store' }).end()
