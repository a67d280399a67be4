import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createHost } from '../../src/host/node.ts'
import type { Running } from '../../src/sandbox/index.ts'
import { DIST, listen, type Body } from './listen.ts'

/** Where a checkout and its API are. */
export interface Place {
  readonly name: string
  /** For use in addresses. */
  readonly id: string
  /** The origin of script and checkout, and of the frames that stand beside them. */
  readonly checkout: string
  /** The origin of the API; '' for the checkout's own, whose host passes calls on. */
  readonly api: string
}

export interface Hosts {
  readonly places: readonly Place[]
  /** The requests whose answers are cut off in the middle. */
  chooses: ((request: Request) => boolean) | undefined
  /** Milliseconds that a preflight takes: browsers' tools slow down every request but these. */
  preflightLatency: number
  close(): Promise<void>
}

export const SAME_ORIGIN = 'API on the same origin'
const OTHER_ORIGIN = 'API on another origin'

/** The built package behind `klump-checkout/host`, twice: with its relay to the API, and with an API that browsers call directly. */
export async function serveHosts(klump: Running, files: ReadonlyMap<string, Body>): Promise<Hosts> {
  const hosts: Hosts = { places: [], chooses: undefined, preflightLatency: 0, close: async () => {} }
  async function askedFromAnywhere(request: Request): Promise<Response> {
    if (request.method === 'OPTIONS') await sleep(hosts.preflightLatency)
    return withCors(klump, request)
  }
  const api = await listen('localhost', new Map(), listenerOf(askedFromAnywhere))
  async function host(proxy: boolean) {
    const { fetch } = createHost({
      api: proxy ? klump.origin : api.origin,
      proxy,
      versions: { kept: [DIST] },
      log: () => {},
    })
    const answer = async (request: Request, { outgoing }: HttpBindings) => {
      const response = await fetch(request)
      return hosts.chooses?.(request) ? cut(response, outgoing) : response
    }
    return listen('localhost', files, listenerOf(answer))
  }
  const [relaying, plain] = await Promise.all([host(true), host(false)])
  return Object.assign(hosts, {
    places: [
      { name: SAME_ORIGIN, id: 'same', checkout: relaying.origin, api: '' },
      { name: OTHER_ORIGIN, id: 'other', checkout: plain.origin, api: api.origin },
    ],
    close: async () => void (await Promise.all([relaying.close(), plain.close(), api.close()])),
  })
}

const listenerOf = (answer: (request: Request, env: HttpBindings) => Promise<Response>) =>
  getRequestListener((request, env) => answer(request, env as HttpBindings), {
    overrideGlobalObjects: false,
  })

/** The sandbox's API, for pages of any origin. It does not state how long a preflight is valid: the real value is unknown. */
async function withCors({ origin, sandbox }: Running, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const { method, headers } = request
  const allowed = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': headers.get('access-control-request-headers') ?? '',
  }
  if (method === 'OPTIONS') return new Response(null, { status: 204, headers: allowed })
  const body = method === 'POST' ? { body: await request.text() } : {}
  const response = await sandbox.fetch(new Request(origin + pathname + search, { method, headers, ...body }))
  const answer = new Response(response.body, response)
  for (const [name, value] of Object.entries(allowed)) answer.headers.set(name, value)
  return answer
}

/** Sends half of an answer, and then ends the connection: a browser does not retry this by itself. */
async function cut(response: Response, outgoing: HttpBindings['outgoing']): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': String(bytes.byteLength + 1),
  })
  outgoing.write(bytes.slice(0, Math.ceil(bytes.byteLength / 2)), () => outgoing.destroy())
  return RESPONSE_ALREADY_SENT
}
