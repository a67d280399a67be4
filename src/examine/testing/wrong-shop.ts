import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Mistake } from './mistakes.ts'

interface Order {
  id: string
  paidBy: string | undefined
  times: number
  isClosed: boolean
}

interface Given {
  readonly apiUrl: string
  readonly secretKey: string
  readonly otherKey: string
  /** The server's mistake; undefined for a correct server. */
  readonly mistake?: Mistake | undefined
  readonly port?: number
  /** The server verifies by its own reference, as Klump's documentation allows, not by Klump's. */
  readonly asksByOwn?: boolean
  /** The server finds its order by the merchant_reference in Klump's answer, not by the webhook's data. */
  readonly findsByAsking?: boolean
  /** How the server calls Klump. The default is a connection. */
  readonly ask?: (address: string, init: RequestInit) => Promise<Response>
}

/** A shop's server with a webhook and a confirm route, in one file, correct except for one mistake. */
export async function startWrongShop({
  apiUrl,
  secretKey,
  otherKey,
  mistake,
  ask = fetch,
  port = 0,
  asksByOwn = false,
  findsByAsking = false,
}: Given) {
  const does = (name: Mistake) => mistake === name
  const isLive = !secretKey.startsWith('klp_sk_test_')
  const orders = new Map<string, Order>()
  const seen = new Set<string>()
  const hmac = (text: string | Buffer, key = secretKey, hash = 'sha512') =>
    createHmac(hash, key).update(text).digest('hex')

  function isSigned(raw: Buffer, given: string | undefined): boolean {
    if (does('does not look at the signature')) return true
    if (given === undefined) return does('lets messages without a signature in')
    if (does('crashes at capital letters') && /[A-F]/.test(given)) throw new Error('capital')
    if (does('compares signatures of another length by a function that throws'))
      return timingSafeEqual(Buffer.from(hmac(raw)), Buffer.from(given))
    const parsed = () => JSON.stringify(jsonOf(raw) ?? null)
    if (does('signs the JSON that it has parsed')) return hmac(parsed()) === given
    return (
      hmac(raw) === given ||
      (does('takes SHA-256 too') && hmac(raw, secretKey, 'sha256') === given) ||
      (does('takes the key of either environment') && hmac(raw, otherKey) === given) ||
      (does('takes the signature of an empty body') && hmac('') === given) ||
      (does('takes the signature of parsed JSON as well') && hmac(parsed()) === given)
    )
  }

  /** Whether Klump reports the order as paid; `undefined` when Klump cannot be asked. */
  async function verify(order: Order, reference: string): Promise<boolean | undefined> {
    if (does('does not ask Klump')) return true
    if (
      !asksByOwn &&
      !does('puts the reference into the path as it came') &&
      !/^KLP-\d{4}-\d{6}-\d{4}$/.test(reference)
    )
      return false
    const response = await ask(`${apiUrl}/v1/transactions/${asksByOwn ? order.id : reference}/verify`, {
      headers: { 'klump-secret-key': secretKey },
    })
    if (response.status >= 500) return does('pays when Klump cannot be asked') ? true : undefined
    const { data } = (await response.json()) as { data?: Record<string, unknown> }
    if (!data) return false
    const original = does('compares the amount for equality') ? undefined : data['original_amount']
    const paid = Number(original ?? (does('reads original_amount alone') ? undefined : data['amount']))
    return (
      (data['status'] === 'successful' ||
        (does('takes the status new for paid') && data['status'] === 'new')) &&
      (paid === 40_000 ||
        (paid > 40_000 && !does('compares the amount for equality')) ||
        does('does not compare the amount')) &&
      ((data['merchant_reference'] ?? order.id) === order.id ||
        does('does not look whose transaction it is')) &&
      (data['is_live'] === isLive || does('does not look at is_live')) &&
      (data['currency'] === 'NGN' || does('does not look at the currency')) &&
      (data['reference'] === reference || does('does not look what the answer is about'))
    )
  }

  function namedIn(data: Record<string, unknown>): unknown {
    const meta = data['meta_data'] as { merchant_reference?: unknown } | undefined
    const inMeta = does('finds its order by merchant_reference alone') ? undefined : meta?.merchant_reference
    return data['merchant_reference'] ?? inMeta
  }

  async function ownerOf(reference: unknown): Promise<unknown> {
    const address = `${apiUrl}/v1/transactions/${encodeURIComponent(String(reference))}/verify`
    const response = await ask(address, { headers: { 'klump-secret-key': secretKey } })
    const { data } = (await response.json()) as { data?: Record<string, unknown> }
    return data?.['merchant_reference']
  }

  /** Returns whether Klump could be asked. */
  async function pay(order: Order, reference: string): Promise<boolean> {
    const wasPaid = order.times > 0
    const isPaid = await verify(order, reference)
    const isUsed = [...orders.values()].some((other) => other !== order && other.paidBy === reference)
    if (isPaid && (!isUsed || does('lets a reference pay twice'))) mark(order, reference, wasPaid)
    return isPaid !== undefined
  }

  function mark(order: Order, reference: string, wasPaid: boolean): void {
    const isPaidNow = does('looks whether it is paid before it asks, and not after')
      ? wasPaid
      : order.times > 0
    if (isPaidNow && !does('pays again at each webhook') && !does('knows a webhook by its id alone')) return
    order.times += 1
    order.paidBy = reference
  }

  async function webhook(request: IncomingMessage, raw: Buffer): Promise<number> {
    const header = (name: string) => request.headers[name] as string | undefined
    if (does('refuses everything')) return 403
    if (does('crashes at compressed bodies') && header('content-encoding')) throw new Error('gzip')
    if (does('crashes at a large body') && raw.length > 500_000) throw new Error('large')
    if (raw.length === 0 && does('crashes at an empty body')) throw new Error('empty')
    if (request.method !== 'POST' && does('takes POST alone, and crashes else')) throw new Error('method')
    if (raw.length === 0) return 200
    if (isWithoutEvent(raw) && does('crashes at a body without an event')) throw new Error('event')
    if (isWithoutEvent(raw)) return 200
    if (!isSigned(raw, header('x-klump-signature'))) return 401
    if (does('refuses late attempts') && Number(header('x-klump-webhook-attempt')) > 24) return 400
    let body: { event: string; data: Record<string, unknown> }
    try {
      body = JSON.parse(raw.toString()) as typeof body
    } catch (error) {
      if (does('crashes at what is not JSON')) throw error
      return 400
    }
    return await hear(body, header('x-klump-webhook-id') ?? '')
  }

  async function hear(
    { event, data }: { event: string; data: Record<string, unknown> },
    id: string,
  ): Promise<number> {
    const order = orders.get(String(findsByAsking ? await ownerOf(data['reference']) : namedIn(data)))
    const happening = event.split('.').at(-1)
    if (!['initiated', 'successful', 'abandoned'].includes(happening ?? ''))
      return does('refuses events that it does not know') ? 400 : 200
    if (!order) return 200
    if (happening !== 'successful') {
      if (happening === 'initiated' && does('pays at initiated')) order.times ||= 1
      if (happening === 'abandoned' && does('closes the order at abandoned')) order.isClosed = true
      if (does('takes the payment back at a late event')) order.times = 0
      return 200
    }
    if (order.isClosed || (seen.has(id) && !does('pays again at each webhook'))) return 200
    if (does('notes the id before the work') || does('knows a webhook by its id alone')) seen.add(id)
    const isAsked = await pay(order, String(data['reference']))
    if (does('knows a webhook by its id alone') && !isAsked) seen.delete(id)
    return isAsked ? 200 : 503
  }

  async function confirm(order: Order, raw: Buffer): Promise<number> {
    const { reference } = JSON.parse(raw.toString()) as { reference: string }
    if (does('crashes at a reference that is no text')) reference.startsWith('KLP-')
    if (does('believes the page')) mark(order, reference, false)
    else await pay(order, reference)
    return 200
  }

  function makeOrder() {
    const id = randomUUID()
    orders.set(id, { id, paidBy: undefined, times: 0, isClosed: false })
    return { id, reference: id, amount: 40_000, meta: { merchant_reference: id } }
  }

  async function answer(request: IncomingMessage, raw: Buffer): Promise<{ status: number; body?: unknown }> {
    if (request.url === '/webhook') return { status: await webhook(request, raw) }
    if (request.url === '/orders') return { status: 201, body: makeOrder() }
    const [, , id = '', action] = (request.url ?? '').split('/')
    const order = orders.get(id)
    if (!order) return { status: 404 }
    if (action === 'confirm') return { status: await confirm(order, raw) }
    return { status: 200, body: { isPaid: order.times > 0, times: order.times } }
  }

  const orderOf = ({ id }: { readonly id: string }) => {
    const order = orders.get(id)
    if (!order) throw new Error('There is no such order.')
    return order
  }

  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    let isOver = false
    const end = () => {
      if (isOver) return
      isOver = true
      answer(request, Buffer.concat(pieces)).then(
        ({ status, body }) => {
          const text = does('shows the key in an error') && status === 401 ? secretKey : ''
          response.writeHead(status).end(text || JSON.stringify(body ?? {}))
        },
        () => response.writeHead(500).end('{}'),
      )
    }
    request.on('data', (piece: Buffer) => {
      pieces.push(piece)
      if (does('reads the first piece of the body')) end()
    })
    request.on('end', end)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** The calls of its recipe, without a connection. */
    shop: {
      makeOrder: async () => makeOrder(),
      stateOf: async (order: { readonly id: string }) => {
        const { times } = orderOf(order)
        return { isPaid: times > 0, times }
      },
      confirm: async (order: { readonly id: string }, reference: unknown) => {
        const raw = Buffer.from(JSON.stringify({ reference }))
        const status = await confirm(orderOf(order), raw).catch(() => 500)
        return { status, text: '{}' }
      },
    },
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function isWithoutEvent(raw: Buffer): boolean {
  const body = jsonOf(raw)
  return typeof body === 'object' && body !== null && !('event' in body)
}

function jsonOf(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString())
  } catch {
    return undefined
  }
}
