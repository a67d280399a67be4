import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WebhookRequest } from './model.ts'
import { at } from './send.ts'

export interface Listener {
  readonly origin: string
  readonly received: readonly WebhookRequest[]
  close(): Promise<void>
}

const MOST_BYTES = 1_000_000
const MOST_RECEIVED = 1000

/** Receives requests to a webhook address, answers 200 to each, and keeps only their form. Rejects when the port is taken. */
export async function listen(
  port: number,
  secretKey: string,
  onReceived: (request: WebhookRequest) => void,
): Promise<Listener> {
  const received: WebhookRequest[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    let size = 0
    request.on('data', (piece: Buffer) => {
      size += piece.length
      if (size <= MOST_BYTES) pieces.push(piece)
      else request.destroy()
    })
    request.on('end', () => {
      response.writeHead(200).end()
      if (received.length >= MOST_RECEIVED) return
      const one = read(
        request.method ?? '',
        request.headers['x-klump-signature'],
        Buffer.concat(pieces),
        secretKey,
      )
      received.push(one)
      onReceived(one)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function read(method: string, signature: unknown, raw: Buffer, secretKey: string): WebhookRequest {
  const expected = createHmac('sha512', secretKey).update(raw).digest()
  const given = Buffer.from(typeof signature === 'string' ? signature : '', 'hex')
  let body: unknown
  try {
    body = JSON.parse(raw.toString())
  } catch {
    body = undefined
  }
  const event = /^klump\.payment\.transaction\.(\w{1,40})$/.exec(String(at(body, 'event')))?.[1]
  return {
    method: /^[A-Z]{1,10}$/.test(method) ? method : 'another method',
    isEmpty: raw.length === 0,
    isSigned: given.length === expected.length && timingSafeEqual(given, expected),
    event,
    namesMerchantReference: typeof at(body, 'data', 'merchant_reference') === 'string',
  }
}
