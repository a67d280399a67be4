import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { FAULTS } from './catalogue.ts'
import { LOAN } from './device.ts'
import { shop } from './faulty-run.ts'
import { pick, seeded } from './random.ts'
import { Tally } from './table.ts'
import { BANKS } from './ways.ts'
import { openWorld, type World } from './world.ts'

// The real checkout (its machine, its requests) against the real sandbox, through a proxy that breaks things on real
// sockets. Short: each fault once, at a bank and a step that the seed picks, often the request for the loan itself.
// `npm run faults` takes every step of every bank.
const SEED = Number(process.env['KLUMP_SEED'] ?? 20230520)
const EVERY_STEP = process.env['KLUMP_FAULTS'] === 'all'
/** Once; as often as one request is tried; and every time. */
const TIMES = [1, 3, Infinity]

vi.setConfig({ testTimeout: 60_000 })
let world: World
// A new world for each fault, because the list of all purchases is read after each run.
let isOpen = false
async function anew(): Promise<void> {
  if (isOpen) await world.close()
  isOpen = true
  world = await openWorld()
}
beforeAll(anew)
afterAll(() => world.close())

const ways = new Map<string, readonly string[]>()

test.each(BANKS)(
  'a purchase at %s without a fault succeeds, and its requests are the places for the faults',
  async (bank) => {
    const { outcome, violations, routes } = await shop(world, { bank, seed: SEED })
    expect({ outcome, violations }).toEqual({ outcome: 'success', violations: [] })
    expect(routes.length).toBeGreaterThan(6)
    ways.set(bank, routes)
  },
)

test(
  `a purchase breaks no rule under any of ${FAULTS.length} faults, seed ${SEED}`,
  { timeout: 1_800_000 },
  async () => {
    const random = seeded(SEED)
    const tally = new Tally()
    for (const fault of FAULTS) {
      await anew()
      for (const bank of EVERY_STEP ? BANKS : [pick(random, BANKS)]) {
        const steps = ways.get(bank) ?? []
        const tries = EVERY_STEP
          ? steps.flatMap((at) => TIMES.map((times) => ({ at, times })))
          : [{ at: bank === pick(random, BANKS) ? LOAN : pick(random, steps), times: pick(random, TIMES) }]
        for (const { at, times } of tries) {
          const seed = Math.floor(random() * 2 ** 32)
          const { outcome, violations, timesApplied } = await shop(world, { bank, seed, fault, at, times })
          const where = `${bank}, ${at}, x${times}, seed ${seed}`
          const unseen = timesApplied === 0 ? ['it never came to it'] : []
          tally.add(
            fault.name,
            outcome,
            [...violations, ...unseen].map((text) => `${where}: ${text}`),
          )
        }
      }
    }
    console.log(tally.print())
    expect(tally.violations).toEqual([])
  },
)
