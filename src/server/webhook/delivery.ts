import { withoutSecrets } from '../secret-key.ts'

/** Identifies a delivery by its headers. Strangers can send headers, so they are validated strictly. */
export interface Delivery {
  readonly webhookId: string | undefined
  readonly attempt: number | undefined
}

const VISIBLE = /^[\x21-\x7e]{1,200}$/
const COUNT = /^[1-9]\d{0,5}$/

export function readDelivery(headers: unknown): Delivery {
  const id = headerOf(headers, 'x-klump-webhook-id')
  const attempt = headerOf(headers, 'x-klump-webhook-attempt')
  return {
    webhookId: id !== undefined && VISIBLE.test(id) && withoutSecrets(id) === id ? id : undefined,
    attempt: attempt !== undefined && COUNT.test(attempt) ? Number(attempt) : undefined,
  }
}

/** One header by its lower-case name, from a `Headers` or a plain object with names in any case. */
function headerOf(headers: unknown, name: string): string | undefined {
  if (typeof headers !== 'object' || headers === null) return undefined
  try {
    const value: unknown =
      'get' in headers &&
      typeof headers.get === 'function' &&
      headers.get !== Object.prototype['get' as never]
        ? headers.get(name)
        : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
    const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
    return typeof one === 'string' ? one.trim() : undefined
  } catch {
    return undefined
  }
}
