import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHmac } from 'node:crypto'

export interface ReceivedWebhook {
  path: string
  headers: IncomingHttpHeaders
  /** The body's bytes as they came. */
  raw: Buffer
  id: string
  attempt: number
  event: string
  data: Record<string, unknown>
}

/**
 * A shop's server that only receives webhooks, over a real connection. It answers as the test sets it: with a status, or
 * not at all (`'hang'`).
 */
export class Receiver {
  /** Everything that came in, whatever was answered. */
  readonly received: ReceivedWebhook[] = []
  answer: number | 'hang' = 200
  port = 0
  private server: Server | undefined

  /** Listens: at first on any free port, later on the same one again. */
  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        this.received.push(read(request.url ?? '', request.headers, Buffer.concat(chunks)))
        if (this.answer === 'hang') return
        response.writeHead(this.answer, { location: '/elsewhere' }).end()
      })
    })
    await new Promise<void>((done) => {
      server.listen(this.port, '127.0.0.1', done)
    })
    this.port = (server.address() as AddressInfo).port
    this.server = server
    return this
  }

  async stop(): Promise<void> {
    const { server } = this
    if (!server) return
    this.server = undefined
    await new Promise<void>((done) => {
      server.close(() => {
        done()
      })
      server.closeAllConnections()
    })
  }

  url(path = '/webhooks'): string {
    return `http://127.0.0.1:${this.port}${path}`
  }

  /** `event status`, in the order in which they came. */
  get story(): string[] {
    return this.received.map(({ event, data }) => `${event.split('.').at(-1)} ${String(data['status'])}`)
  }
}

function read(path: string, headers: IncomingHttpHeaders, raw: Buffer): ReceivedWebhook {
  const { event, data } = JSON.parse(raw.toString('utf8')) as Pick<ReceivedWebhook, 'event' | 'data'>
  return {
    path,
    headers,
    raw,
    id: String(headers['x-klump-webhook-id']),
    attempt: Number(headers['x-klump-webhook-attempt']),
    event,
    data,
  }
}

/** Checks the signature as documented, over the bytes alone. */
export function isSigned({ raw, headers }: ReceivedWebhook, secretKey: string): boolean {
  return headers['x-klump-signature'] === createHmac('sha512', secretKey).update(raw).digest('hex')
}
