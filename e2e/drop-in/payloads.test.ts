import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KlumpError } from '../../src/errors/klump-error.ts'
import { KlumpBase, type KlumpOptions } from '../../src/loader/klump.ts'
import { blindOverlay } from '../../src/overlay/testing/blind.ts'
import { asInBrowser } from '../../src/loader/testing/in-node.ts'
import type { Order } from '../../src/validation/order.ts'
import { DATA, type Case } from './payloads/case.ts'
import { ELSEWHERE } from './payloads/elsewhere.ts'
import { THROWN, TOLD } from './payloads/told.ts'
import { WORK } from './payloads/work.ts'

// The class and the reading of the order are real. Only the window is missing.
const overlay = (heard: (order: Order) => void) =>
  blindOverlay(({ order }) => {
    if (order) heard(order)
    return [{ type: 'load' }, { type: 'open' }]
  })

async function shop(payload: Case['payload']) {
  const said = {
    warn: vi.spyOn(console, 'warn').mockReturnValue(),
    error: vi.spyOn(console, 'error').mockReturnValue(),
  }
  const order = await new Promise<Order | KlumpError>((resolve) => {
    const environment = {
      checkoutUrl: 'https://checkout.example/',
      loadOverlay: async () => overlay(resolve),
    }
    // As JavaScript would pass it: the package's types refuse most of these.
    new KlumpBase({ onError: resolve, ...payload } as unknown as KlumpOptions, environment)
  })
  // Warnings come after the chunk with the hints has loaded.
  await import('../../src/validation/hints.ts')
  await new Promise((turn) => setImmediate(turn))
  return { order, warnings: said.warn.mock.calls.flat().map(String) }
}

beforeEach(asInBrowser)
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

it('the corpus has at least forty payloads', () => {
  expect(WORK.length + TOLD.length + THROWN.length).toBeGreaterThanOrEqual(40)
})

describe('the checkout opens with the whole order for', () => {
  it.each([...WORK, ...ELSEWHERE.filter(({ works }) => works)])(
    '$name',
    async ({ payload, works, warns = [] }) => {
      const { order, warnings } = await shop(payload)
      // The whole order is compared: Klump refuses an order with an unknown name in it.
      expect(order).toEqual({ ...DATA, ...works })
      expect(warnings).toEqual(warns.map((part) => expect.stringContaining(part)))
    },
  )
})

describe('onError receives each problem of', () => {
  it.each([...TOLD, ...ELSEWHERE.filter(({ problems }) => problems)])(
    '$name',
    async ({ payload, problems = [], warns = [] }) => {
      const { order: error, warnings } = await shop(payload)
      expect(error).toBeInstanceOf(Error)
      expect(error).toMatchObject({ name: 'KlumpError', code: 'invalid_data', type: 'data' })
      const lines = ('problems' in error ? error.problems : undefined)?.map(
        ({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`,
      )
      expect(lines).toEqual(problems.map((part) => expect.stringContaining(part)))
      expect(warnings).toEqual(warns.map((part) => expect.stringContaining(part)))
      // Shops log the message alone.
      for (const { path } of ('problems' in error ? error.problems : undefined) ?? [])
        expect('message' in error && error.message).toContain(path)
    },
  )
})

describe('the constructor throws for', () => {
  const make = (payload: Case['payload']) => () =>
    new KlumpBase(payload as unknown as KlumpOptions, {
      checkoutUrl: 'https://checkout.example/',
      loadOverlay: async () => overlay(() => {}),
    })
  it.each(THROWN)('$name', ({ payload, throws }) => {
    expect(make(payload)).toThrow(expect.objectContaining({ code: throws }))
  })
  it.each(ELSEWHERE.filter(({ throws }) => throws))(
    '$name, and names the right option',
    ({ payload, throws }) => {
      expect(make(payload)).toThrow(throws)
    },
  )
})
