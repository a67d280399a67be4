import { inspect } from 'node:util'

/** The outcome of a promise, so that a rejection can be inspected like any other result. */
export async function settle<Value>(promise: Promise<Value>): Promise<{ value: Value } | { error: unknown }> {
  return await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
}

/** All that can be seen of a value: every depth, stacks, causes, symbols, hidden properties, getters. */
export function everythingIn(value: unknown): string {
  return inspect(value, {
    depth: Infinity,
    showHidden: true,
    getters: true,
    maxArrayLength: Infinity,
    maxStringLength: Infinity,
  })
}
