import { setTimeout as after } from 'node:timers/promises'

/** Calls `ask` until it returns something other than null, undefined or false. After `ms`, rejects and names `what`. */
export async function poll<Value>(
  what: string,
  ms: number,
  ask: () => Promise<Value>,
): Promise<NonNullable<Value>> {
  const late = Date.now() + ms
  let last = ''
  while (Date.now() < late) {
    try {
      const answer = await ask()
      if (answer !== null && answer !== undefined && answer !== false) return answer
      last = ''
    } catch (error) {
      last = `: ${error instanceof Error ? error.message : 'it failed'}`
    }
    await after(50)
  }
  throw new Error(`Waited ${ms / 1000} s for ${what}${last}`)
}
