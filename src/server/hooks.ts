import { received } from './fields.ts'
import { KlumpServerError } from './server-error.ts'

/** A function of the shop that answers from the shop's own store. */
export type Hook = (text: string) => boolean | Promise<boolean>

/** @throws KlumpServerError `invalid_options` */
export function readHook(value: unknown, path: string): Hook | undefined {
  if (value === undefined || typeof value === 'function') return value as Hook | undefined
  throw new KlumpServerError('invalid_options', `${path}: expected a function, got ${received(value)}.`)
}

/**
 * Calls the shop's function. Only true and false are answers: a forgotten `return` would otherwise mean "never seen" for ever.
 * @throws KlumpServerError `hook_failed`, with what the hook threw as `cause`
 */
export async function callBooleanHook(hook: () => unknown, path: string): Promise<boolean> {
  const answer = await callHook(hook, path)
  if (typeof answer === 'boolean') return answer
  throw hookFailed(path, 'true or false', answer)
}

/** @throws KlumpServerError `hook_failed`, with what the hook threw as `cause` */
export async function callHook(call: () => unknown, path: string): Promise<unknown> {
  try {
    return await call()
  } catch (cause) {
    throw new KlumpServerError('hook_failed', `${path}: threw; see cause. Nothing was decided.`, { cause })
  }
}

export const hookFailed = (path: string, expected: string, answer: unknown) =>
  new KlumpServerError(
    'hook_failed',
    `${path}: expected ${expected}, got ${received(answer)}. Does it return?`,
  )
