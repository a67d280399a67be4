import { onTestFinished } from 'vitest'
import { createSandbox, type Sandbox, type SandboxOptions } from '../index.ts'

/** 20 May 2023, ten in the morning in Lagos. */
export const START = Date.UTC(2023, 4, 20, 9)

export interface Stand {
  sandbox: Sandbox
  /** Advances the clock. */
  pass: (ms: number) => void
}

/** A sandbox with a clock of its own, closed when the test is over. */
export function stand(options: Partial<SandboxOptions> = {}): Stand {
  let now = START
  const sandbox = createSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    clock: () => now,
    pollDecisionAfterMs: 3000,
    ...options,
  })
  onTestFinished(sandbox.close)
  return {
    sandbox,
    pass: (ms) => {
      now += ms
    },
  }
}

/** An order for one thing; the amount in naira. */
export function orderOf(amount: number, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    amount,
    currency: 'NGN',
    email: 'ada@example.test',
    phone: '08012345678',
    items: [{ image_url: '', item_url: '', name: 'Standing fan', unit_price: amount, quantity: 1 }],
    ...more,
  }
}
