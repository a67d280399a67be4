import { readTextAtMost } from '../shared/read-at-most.ts'
import type { Call, Reply } from './model.ts'

export interface Keys {
  readonly publicKey: string
  readonly secretKey: string
}

const LONGEST_WAIT_MS = 15_000
const MOST_BYTES = 1_000_000

/** Values for the placeholders of a call, such as `{own}`. */
export type Values = Readonly<Record<string, string>>

/** Fills in the placeholders of a call. Undefined when earlier answers did not contain a needed value. */
export function filled(call: Call, values: Values): Call | undefined {
  const text = JSON.stringify({ path: call.path, body: call.body })
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (call.hasToken) names.push('token')
  if (names.some((name) => !Object.hasOwn(values, name))) return undefined
  const valueOf = (name: string) => values[name] ?? ''
  return {
    ...call,
    path: call.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(valueOf(name))),
    ...(call.body && { body: filledBody(call.body, valueOf) }),
  }
}

const filledBody = (body: NonNullable<Call['body']>, valueOf: (name: string) => string) =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\{\w+\}$/.test(value) ? valueOf(value.slice(1, -1)) : value,
    ]),
  )

/** Sends a filled call once; redirects are not followed, because they would pass the key on. Rejects only when `stop` is aborted. */
export async function sendCall(
  { method, path, key, hasToken, headers, body }: Call,
  {
    api,
    keys,
    token,
    stop,
    fetch,
  }: {
    readonly api: string
    readonly keys: Keys
    readonly token: string | undefined
    readonly stop: AbortSignal
    readonly fetch: typeof globalThis.fetch
  },
): Promise<Reply> {
  const given: Record<Call['key'], Record<string, string>> = {
    public: { 'klump-public-key': keys.publicKey },
    secret: { 'klump-secret-key': keys.secretKey },
    'made up': { 'klump-secret-key': `klp_sk_test_${'0'.repeat(64)}` },
    none: {},
  }
  try {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        ...headers,
        ...given[key],
        ...(hasToken && { authorization: `Bearer ${token ?? ''}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(LONGEST_WAIT_MS)]),
    })
    const allowedOrigin = response.headers.get('access-control-allow-origin')
    const text = await readTextAtMost(MOST_BYTES, response.body)
    return { status: response.status, allowedOrigin, json: parsed(text) }
  } catch (error) {
    if (stop.aborted) throw error
    return { status: 0, allowedOrigin: null, json: undefined }
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '') as unknown
  } catch {
    return undefined
  }
}

/** The values that later calls need: Klump's reference, the session's token, a lender that is open to this order. */
export function learned(name: string, { status, json }: Reply): Values {
  if (status < 200 || status > 299) return {}
  const values: Record<string, unknown> = {}
  if (name.startsWith('begin')) values['token'] = at(json, 'token')
  if (name.startsWith('own')) values['klump'] = at(json, 'data', 'reference')
  if (name === 'begin') values['klump'] = at(json, 'reference')
  if (name === 'partners') values['partner'] = openPartner(at(json, 'data'))
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** The first lender whose first step is a GET, so that no code is sent. */
function openPartner(list: unknown): unknown {
  if (!Array.isArray(list)) return undefined
  const open = list.find(
    (partner: unknown) =>
      at(partner, 'is_active') === true &&
      !(Number(at(partner, 'min_loan_amount')) > 40_000) &&
      at(partner, 'next_step', 'method') === 'GET' &&
      String(at(partner, 'next_step', 'api')).startsWith('/loans/partners/requirements?'),
  ) as unknown
  return at(open, 'slug')
}

/** The value at this path of a JSON value. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    value,
  )
}
