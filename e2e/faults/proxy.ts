import { createServer, request as ask, Agent, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Scene, Upstream } from './fault.ts'

/** A proxy between checkout and sandbox, on real sockets, which decides what happens to each request. */
export interface Proxy {
  readonly origin: string
  /** Whether this request waits for the run's clock, or for ever. */
  isHeld(id: string): boolean
  /** How many requests are held until a moment of the run's clock. */
  held(): number
  /** How many requests reached the stranger's server. */
  strayed(): number
  close(): Promise<void>
}

interface Post {
  /** Chooses the fault for one request; undefined passes the request on. */
  judge(route: {
    method: string
    path: string
    id: string
  }): ((scene: Scene) => Promise<void> | void) | undefined
  after(ms: number, then: () => void): () => void
  age(ms: number): void
}

/** `post` is called for each request, so that one proxy serves all runs. */
export async function openProxy(sandbox: string, post: () => Post): Promise<Proxy> {
  const agent = new Agent({ keepAlive: true })
  const timed = new Set<string>()
  const endless = new Set<string>()
  let strayed = 0

  const stranger = createServer((_request, response) => {
    strayed++
    response.end('{}')
  })
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy())
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = String(request.headers['x-run-request'] ?? '')
    const body = await read(request)
    const path = (request.url ?? '').split('?')[0] ?? ''
    const { judge, after, age } = post()
    const forward = () => send(sandbox, agent, request, body)
    const answer: Scene['answer'] = (status, text, headers = {}) => {
      if (response.destroyed) return
      response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) }).end(text)
    }
    const applyFault = judge({ method: request.method ?? '', path, id })
    if (!applyFault) {
      const upstream = await forward()
      return answer(upstream.status, upstream.body, upstream.headers)
    }
    await applyFault({
      forward,
      answer,
      age,
      elsewhere: `${originOf(stranger)}/v1/steal`,
      hold: (ms) =>
        new Promise((resolve) => {
          timed.add(id)
          after(ms, () => {
            timed.delete(id)
            resolve()
          })
        }),
      holdForEver() {
        endless.add(id)
        return new Promise<never>(() => {})
      },
      begin: (whole, part) =>
        new Promise((resolve) => {
          response.writeHead(200, { 'content-length': whole.length })
          response.write(whole.subarray(0, part), () => resolve())
        }),
      reset: () => request.socket.resetAndDestroy(),
    })
  }

  await Promise.all([listen(server), listen(stranger)])
  return {
    origin: originOf(server),
    isHeld: (id) => timed.has(id) || endless.has(id),
    held: () => timed.size,
    strayed: () => strayed,
    async close() {
      agent.destroy()
      await Promise.all(
        [server, stranger].map((each) => {
          each.closeAllConnections()
          return new Promise<void>((done) => each.close(() => done()))
        }),
      )
    },
  }
}

type Server = ReturnType<typeof createServer>

const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

async function read(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

const KEPT = ['accept', 'content-type', 'authorization', 'klump-public-key']

function send(origin: string, agent: Agent, { method, url, headers }: IncomingMessage, body: Buffer) {
  return new Promise<Upstream>((resolve, reject) => {
    const passed = Object.fromEntries(KEPT.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])))
    const sent = ask(
      `${origin}${url}`,
      { method: method ?? 'GET', agent, headers: { ...passed, 'content-length': body.length } },
      (answer) => {
        const { 'content-type': type, 'retry-after': pause } = answer.headers
        read(answer).then(
          (body) =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: { ...(type && { 'content-type': type }), ...(pause && { 'retry-after': pause }) },
              body,
            }),
          reject,
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
