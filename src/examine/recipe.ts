import { send, type Answer } from './send.ts'

/** A small JSON file: how the examined server makes orders, reports their state, and confirms one. */
export interface Recipe {
  /** Makes an order. `reference`, `amount` (naira), `id` and `meta` are paths in its answer: `checkout.merchant_reference`. */
  readonly order: {
    readonly post: string
    readonly body?: unknown
    readonly id: string
    readonly reference: string
    readonly amount: string
    readonly meta?: string
  }
  /** Reads an order's state: `{id}` in the address; `paid` has paths of the answer with their value; `times`: how often it was paid. */
  readonly state: {
    readonly get: string
    readonly paid: Readonly<Record<string, unknown>>
    readonly times?: string
  }
  /** The page's call after the checkout; `"{reference}"` in the body is the reference from Klump. */
  readonly confirm?: { readonly post: string; readonly body: unknown }
}

export interface Order {
  readonly id: string
  readonly reference: string
  /** In naira. */
  readonly amount: number
  readonly meta: unknown
}

export interface Shop {
  makeOrder(): Promise<Order>
  stateOf(order: Order): Promise<{ readonly isPaid: boolean; readonly times: number | undefined }>
  confirm(order: Order, reference: unknown): Promise<Answer>
}

/** @throws TypeError that describes what is wrong */
export function readRecipe(text: string): Recipe {
  let value: unknown
  try {
    // Editors on Windows begin a file with a byte order mark.
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new TypeError('--recipe: expected a file of JSON.')
  }
  for (const path of ['order.post', 'order.id', 'order.reference', 'order.amount', 'state.get'])
    if (typeof at(value, path) !== 'string') throw new TypeError(`--recipe: ${path}: expected text.`)
  if (!isObject(at(value, 'state.paid')))
    throw new TypeError('--recipe: state.paid: expected an object, for instance {"state": "paid"}.')
  if (at(value, 'confirm') !== undefined && typeof at(value, 'confirm.post') !== 'string')
    throw new TypeError('--recipe: confirm.post: expected text.')
  return value as Recipe
}

/** The examined server, called by its recipe. Its calls reject with a sentence when an answer does not match the recipe. */
export function shopBy(recipe: Recipe, base: URL, turn: () => Promise<void>): Shop {
  async function request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const address = new URL(path, base)
    if (address.origin !== base.origin)
      throw new TypeError(`--recipe: ${path}: expected a path of ${base.origin}.`)
    await turn()
    return await send(
      address,
      {
        method,
        headers: {
          accept: 'application/json',
          ...(method === 'POST' && { 'content-type': 'application/json' }),
        },
        body: method === 'POST' ? Buffer.from(JSON.stringify(body ?? {})) : undefined,
      },
      turn,
    )
  }
  return {
    async makeOrder() {
      const answer = await request('POST', recipe.order.post, recipe.order.body)
      const made = jsonOf(answer)
      const reference = at(made, recipe.order.reference)
      const amount = Number(at(made, recipe.order.amount))
      if (typeof reference !== 'string' || !(amount > 0))
        throw new Error(
          `${recipe.order.post} answered ${answer.status}, without a reference at "${recipe.order.reference}" or an amount at "${recipe.order.amount}".`,
        )
      const meta = recipe.order.meta === undefined ? {} : at(made, recipe.order.meta)
      return { id: String(at(made, recipe.order.id)), reference, amount, meta }
    },
    async stateOf({ id }) {
      const state = jsonOf(await request('GET', recipe.state.get.replace('{id}', encodeURIComponent(id))))
      const isPaid = Object.entries(recipe.state.paid).every(([path, value]) => at(state, path) === value)
      const { times } = recipe.state
      return { isPaid, times: times === undefined ? undefined : Number(at(state, times)) }
    },
    async confirm({ id }, reference) {
      if (!recipe.confirm) throw new Error('The recipe has no confirm.')
      const path = recipe.confirm.post.replace('{id}', encodeURIComponent(id))
      return await request('POST', path, filled(recipe.confirm.body, { reference, id }))
    },
  }
}

/** A text that is only `"{reference}"` becomes the value itself, of any type. */
function filled(template: unknown, values: Readonly<Record<string, unknown>>): unknown {
  if (typeof template === 'string') {
    const name = /^\{(\w+)\}$/.exec(template)?.[1]
    return name !== undefined && Object.hasOwn(values, name) ? values[name] : template
  }
  if (Array.isArray(template)) return template.map((each) => filled(each, values))
  return isObject(template)
    ? Object.fromEntries(Object.entries(template).map(([name, each]) => [name, filled(each, values)]))
    : template
}

function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (isObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
      value,
    )
}

function jsonOf({ status, text }: Answer): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`expected JSON, got an answer ${status || `that never came: ${text}`}.`)
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
