import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { manualClock } from '../../src/shared/testing/manual-clock.ts'
import { LOAN } from './device.ts'
import { drive } from './drive.ts'
import type { Scene } from './fault.ts'
import { orderOf, shop, shopperOf } from './faulty-run.ts'
import { seeded } from './random.ts'
import { openTab, type Tab } from './tab.ts'
import { BANKS } from './ways.ts'
import { openWorld, type World } from './world.ts'

// Whatever a shopper does, there is one loan. The sandbox counts the loans.
const SEED = Number(process.env['KLUMP_SEED'] ?? 20230520)

// Late requests of a test that timed out would be counted in the next test.
vi.setConfig({ testTimeout: 180_000 })
let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

interface Scenario {
  /** Called for each request, counted from 1, before it leaves the device. */
  readonly leaving?: (count: number) => void
  /** The proxy's handling of a request, counted from 1. */
  readonly arriving?: (count: number) => ((scene: Scene) => Promise<void>) | undefined
}

let orders = 0

/** Opens tabs with the same order, and counts the server's loans from here on. */
function counter(bank: string, seed: number, { leaving, arriving }: Scenario = {}) {
  const clock = manualClock()
  const order = orderOf(`once-${++orders}`)
  const before = world.sandbox.loanCount()
  let left = 0
  let arrived = 0
  world.runs({ after: clock.after, judge: () => arriving?.(++arrived) })
  const mishap = (route: string) => {
    if (!route.startsWith('before ')) leaving?.(++left)
    return undefined
  }
  return {
    clock,
    loans: () => world.sandbox.loanCount() - before,
    open: () => openTab({ ...shopperOf(world), clock, order, bank, random: seeded(seed), mishap }),
    drive: (...tabs: Tab[]) => drive(world, clock, tabs),
  }
}

const MOMENTS = ['before a request leaves', 'when it has arrived'] as const

/** Like `counter`, with a tab that is killed at its request number `at`. */
function dying(bank: string, moment: (typeof MOMENTS)[number], at: number) {
  let first: Tab | undefined
  // The first requests leave while the tab is still being opened.
  let doomed = false
  const die = (count: number) => {
    doomed ||= count === at
    if (doomed) first?.kill()
  }
  const dieUnanswered = (count: number) =>
    count === at
      ? async ({ forward, reset }: Scene) => {
          await forward()
          first?.kill()
          reset()
        }
      : undefined
  const counted = counter(
    bank,
    SEED,
    moment === 'before a request leaves' ? { leaving: die } : { arriving: dieUnanswered },
  )
  first = counted.open()
  if (doomed) first.kill()
  return { ...counted, first }
}

/** Every kind of request of a purchase at a bank, when nothing goes wrong. */
async function wayOf(bank: string): Promise<readonly string[]> {
  const { routes, violations } = await shop(world, { bank, seed: SEED })
  expect(violations).toEqual([])
  return routes
}

const endOf = (tab: Tab) => tab.end()?.status

describe.each(BANKS)('a purchase at %s', (bank) => {
  test('sends one request for a loan when every button is pressed twice', async () => {
    const { open, drive, loans } = counter(bank, SEED)
    const tab = open()
    expect(await drive(tab)).toEqual([])
    expect(tab.device.sent.filter((route) => route === LOAN)).toHaveLength(1)
    expect([endOf(tab), loans()]).toEqual(['success', 1])
  })

  test('in two interleaved tabs with the same order makes one loan, which both tabs show', async () => {
    for (let run = 0; run < 12; run++) {
      const random = seeded(SEED + run)
      const { open, drive, loans } = counter(bank, SEED + run)
      // A tab that hesitates lets the other one go first.
      const hesitant = (tab: Tab): Tab => ({
        ...tab,
        act: async () => (random() < 0.4 && !tab.over()) || tab.act(),
      })
      const tabs = [open(), open()]
      expect(await drive(...tabs.map(hesitant)), `seed ${SEED + run}`).toEqual([])
      expect([tabs.map(endOf), loans()], `seed ${SEED + run}`).toEqual([['success', 'success'], 1])
    }
  })

  test.each(MOMENTS)(
    'goes on where it stopped when the page is loaded anew %s, at every request',
    async (moment) => {
      const routes = await wayOf(bank)
      for (let at = 1; at <= routes.length; at++) {
        const { open, drive, loans, first } = dying(bank, moment, at)
        expect(await drive(first), `request ${at}`).toEqual([])
        const stood = loans()
        const second = open()
        expect(await drive(second), `request ${at}`).toEqual([])
        expect([endOf(second), loans()], `request ${at}`).toEqual(['success', 1])
        // A shopper who already has a loan does not request another.
        expect(second.device.sent.includes(LOAN), `request ${at}`).toBe(stood === 0)
      }
    },
  )

  test('makes one loan when the loan request arrives after the checkout has stopped waiting', async () => {
    for (const held of [40_000, 50_000]) {
      const late = (count: number) =>
        count === loanAt
          ? async ({ hold, forward, answer }: Scene) => {
              await hold(held)
              const { status, body, headers } = await forward()
              answer(status, body, headers)
            }
          : undefined
      const routes = await wayOf(bank)
      const loanAt = routes.indexOf(LOAN) + 1
      const { open, drive, loans } = counter(bank, SEED, { arriving: late })
      const tab = open()
      expect(await drive(tab)).toEqual([])
      expect([endOf(tab), loans()]).toEqual(['success', 1])
    }
  })

  test('makes one loan when Back is pressed at any time', async () => {
    for (let run = 0; run < 12; run++) {
      const random = seeded(SEED + run)
      const { open, drive, loans } = counter(bank, SEED + run)
      const tab = open()
      const restless: Tab = {
        ...tab,
        async act() {
          if (random() < 0.15) tab.flow.send({ type: 'back' })
          return tab.act()
        },
      }
      expect(await drive(restless), `seed ${SEED + run}`).toEqual([])
      expect([endOf(tab), loans()], `seed ${SEED + run}`).toEqual(['success', 1])
    }
  })
})

test('a tab that comes back after an hour, in the middle of a purchase, begins again and makes one loan', async () => {
  const routes = await wayOf('stanbic')
  for (let at = 3; at <= routes.length; at++) {
    const asleep = (count: number) =>
      count === at
        ? async ({ age, forward, answer }: Scene) => {
            age(3_600_000)
            const { status, body, headers } = await forward()
            answer(status, body, headers)
          }
        : undefined
    const { open, drive, loans } = counter('stanbic', SEED, { arriving: asleep })
    const tab = open()
    expect(await drive(tab), `request ${at}`).toEqual([])
    expect([endOf(tab), loans()], `request ${at}`).toEqual(['success', 1])
  }
})

test.each(MOMENTS)(
  'where the first attempt uses up the reference, a page loaded anew %s makes no second loan',
  async (moment) => {
    world.sandbox.behaviour.set({ references: 'strict' })
    const routes = await wayOf('stanbic')
    for (let at = 1; at <= routes.length; at++) {
      const before = world.sandbox.transactions().length
      const { open, drive, loans, first } = dying('stanbic', moment, at)
      expect(await drive(first), `request ${at}`).toEqual([])
      const [isBegun, stood] = [world.sandbox.transactions().length > before, loans()]
      const second = open()
      expect(await drive(second), `request ${at}`).toEqual([])
      // The page cannot know whether there is a loan: the shop's server can, by the reference.
      expect([endOf(second), loans()], `request ${at}`).toEqual(isBegun ? ['failed', stood] : ['success', 1])
      const { error } = { error: undefined, ...second.end() }
      expect(error?.code, `request ${at}`).toBe(isBegun ? 'duplicate_reference' : undefined)
    }
  },
)
