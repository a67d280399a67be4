import type { Sandbox } from '../index.ts'

export const ORIGIN = 'http://localhost:4999'

export interface Answer {
  status: number
  body: Record<string, unknown>
}

export interface NextStep {
  name: string
  method: 'GET' | 'POST'
  api: string
  display_data?: { subtitle?: string; text?: string; version?: string }
  form_fields?: WireField[]
  redirect_url?: string
}

export interface WireField {
  type: string
  name: string
  label?: string
  required?: boolean
  value?: string
  min?: number
  max?: number
  options?: { value: string }[]
}

export interface ListedPartner {
  slug: string
  config: { extra_form_fields?: { name: string; options: { name: string; slug: string }[] }[] }
  next_step: NextStep
}

/** What a client needs of a sandbox, which may run in another process. */
export type Reachable = Pick<Sandbox, 'fetch'> & {
  account: () => Pick<ReturnType<Sandbox['account']>, 'test'>
}

/** One request to the API, with the JSON it answers. */
export async function call(
  sandbox: Reachable,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown,
): Promise<Answer> {
  const response = await sandbox.fetch(
    new Request(`${ORIGIN}/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  )
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** A minimal checkout. It knows the key, the token, and the step that the server named last. */
export class Client {
  token = ''
  step: NextStep | undefined
  last: Answer = { status: 0, body: {} }
  private readonly sandbox: Reachable
  private readonly order: Record<string, unknown>
  private readonly publicKey: string
  /** What has been typed for the partner so far; every later step sends it too. */
  private typed: Record<string, unknown> = {}

  constructor(
    sandbox: Reachable,
    order: Record<string, unknown>,
    publicKey = sandbox.account().test.publicKey,
  ) {
    this.sandbox = sandbox
    this.order = order
    this.publicKey = publicKey
  }

  async send(method: string, path: string, body?: unknown): Promise<Answer> {
    const headers = {
      'klump-public-key': this.publicKey,
      ...(this.token && { authorization: `Bearer ${this.token}` }),
    }
    this.last = await call(this.sandbox, method, path, headers, body)
    const { data, token, next_step: next } = this.last.body
    if (typeof token === 'string') this.token = token
    const renewed = (data as { token?: unknown } | undefined)?.token
    if (typeof renewed === 'string') this.token = renewed
    if (next) this.step = next as NextStep
    return this.last
  }

  initiate(): Promise<Answer> {
    const { amount, items } = this.order
    this.typed = { amount, items, currency: 'NGN' }
    return this.send('POST', '/transactions/initiate', { klump_public_key: this.publicKey, ...this.order })
  }

  async choose(slug: string): Promise<ListedPartner> {
    const { body } = await this.send('GET', `/loans/partners?amount=${String(this.order['amount'])}`)
    const partner = (body['data'] as ListedPartner[]).find((each) => each.slug === slug)
    if (!partner) throw new Error(`There is no partner ${slug}.`)
    this.step = partner.next_step
    this.typed['partner'] = slug
    return partner
  }

  /** Continues the open step: a GET without a body, a POST with all that was typed. */
  goOn(answers: Record<string, unknown> = {}): Promise<Answer> {
    if (!this.step) throw new Error('There is no step to continue.')
    Object.assign(this.typed, answers)
    const { method, api } = this.step
    if (method === 'GET') return this.send(method, withEnvironment(api))
    return this.send(method, api, { ...this.typed, is_live: false, klump_public_key: this.publicKey })
  }
}

/** The call for terms needs the environment, which the published step's address lacks. */
export function withEnvironment(api: string): string {
  return api.startsWith('/loans/partners/terms-and-conditions?') ? `${api}&is_live=false` : api
}
