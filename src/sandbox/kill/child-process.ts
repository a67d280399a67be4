import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Account } from '../index.ts'
import type { Reachable } from '../testing/client.ts'
import { overTheWire } from '../testing/over-the-wire.ts'

export interface Child extends Reachable {
  /** Advances its clock, and waits for everything that is due. */
  advance: (ms: number) => Promise<void>
  /** `kill -9`: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill: () => Promise<void>
}

/** Starts the sandbox on this store in another process. */
export async function startChild(store: string, webhookUrl: string): Promise<Child> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'child.ts'), store, webhookUrl],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const gone = once(child, 'exit')
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString()
  })
  const output = await Promise.race([once(child.stdout, 'data'), gone.then(() => undefined)])
  if (!output) throw new Error(`The sandbox did not start: ${complaints}`)
  const { origin, account } = JSON.parse(String(output[0])) as { origin: string; account: Account }

  return {
    fetch: overTheWire(origin),
    account: () => account,
    advance: async (advanceMs) => {
      const response = await fetch(`${origin}/sandbox/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ advanceMs }),
      })
      if (!response.ok) throw new Error(`The clock answered ${response.status}.`)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
