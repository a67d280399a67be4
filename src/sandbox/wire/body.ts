import { Refusal } from '../refusal.ts'

/** A JSON object as received. */
export type Body = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads a request's JSON object. @throws Refusal 400 for anything else */
export async function readBody(request: { text: () => Promise<string> }): Promise<Body> {
  const text = await request.text()
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = undefined
  }
  if (!isObject(value)) throw new Refusal(400, 'The body must be a JSON object.')
  return value
}

/** Whether the body has a value under this name; blank and null count as none. */
export function isGiven(body: Body, name: string): boolean {
  const value = body[name]
  return value !== undefined && value !== null && value !== ''
}

/** A value as trimmed text; numbers are taken as they are written. `undefined` when nothing was given. */
export function textOf(body: Body, name: string): string | undefined {
  const value = body[name]
  if (!isGiven(body, name)) return undefined
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new Refusal(400, `${name}: expected text.`)
  return String(value).trim()
}

/** Like `textOf`, for a required field. */
export function requiredText(body: Body, name: string): string {
  const text = textOf(body, name)
  if (!text) throw new Refusal(400, `${name} is missing.`)
  return text
}

/** A whole number in a range, also when it comes as digits in text. */
export function wholeNumber(body: Body, name: string, least: number, most: number): number {
  const text = requiredText(body, name)
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value
  throw new Refusal(400, `${name}: expected a whole number from ${least} to ${most}.`)
}
