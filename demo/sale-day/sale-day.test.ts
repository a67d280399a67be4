import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { arithmetic } from './arithmetic.ts'
import { figuresOf, type Figures } from './figures.ts'
import { recordPurchase } from './purchase.ts'
import { tablesOfReadme } from './readme.ts'
import { scenarios } from './scenarios.ts'
import { simulate } from './simulate.ts'
import { virtualClock } from './time.ts'

// The short form of `npm run sale-day`: fewer shoppers at a server that is smaller by as much.
const CLIENTS = 500
const SEED = Number(process.env['KLUMP_SEED'] ?? 20261127)
const README = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
const DIST = join(import.meta.dirname, '../../dist')

async function play(name: string): Promise<Figures> {
  const scenario = scenarios(CLIENTS, SEED).find((each) => each.name === name)
  if (!scenario) return expect.unreachable(`no sale called ${name}`)
  const figures = figuresOf(await simulate(scenario.sale))
  process.stdout.write(`${name}, ${CLIENTS} shoppers, seed ${SEED}: ${JSON.stringify(figures)}\n`)
  expect(figures).toMatchObject({ shoppers: CLIENTS, endless: 0, doubleLoans: 0 })
  return figures
}

test('a calm sale is even, and takes no more requests than it must', { timeout: 60_000 }, async () => {
  const { peak, mean, requestsEach, unserved, pressed, ends, shown } = await play('calm')
  expect(peak / mean).toBeLessThan(2.5)
  expect(requestsEach.mean).toBeLessThan(16)
  expect(requestsEach.most).toBeLessThan(26)
  expect([unserved, pressed, ends.left]).toEqual([0, 0, 0])
  expect(shown.most).toBeLessThan(1)
})

test(
  'after an outage shoppers come back one by one, and without chance all at once',
  { timeout: 60_000 },
  async () => {
    const spread = await play('refuses')
    const inStep = await play('refuses-in-step')
    expect(spread.peakAfter).toBeLessThan(spread.mean * 2.5)
    expect(inStep.peakAfter).toBeGreaterThan((spread.peakAfter ?? Infinity) * 1.5)
    expect(spread.recovery).toBeLessThanOrEqual(2)
    expect(inStep.recovery).toBeGreaterThan(spread.recovery ?? Infinity)
    expect(spread.ends.left).toBeLessThan(0.02)
    expect(spread.requestsEach.most).toBeLessThan(40)
  },
)

test('the table in the README is that of the figures beside it', () => {
  const { written, meant } = tablesOfReadme()
  expect(meant).toContain('Aserverthatislargeenough')
  expect(written).toBe(meant)
})

test('sizes and requests in the README hold for what was built', async () => {
  const { script, overlay, page, code, opening, steps, poll } = await arithmetic(DIST)
  const rows = [
    [/`klump\.js` *\| (\d+) *\| ([\d.]+) kB/, script],
    [/the overlay's chunk *\| (\d+) *\| ([\d.]+) kB/, overlay],
    [/the page *\| (\d+) *\| ([\d.]+) kB/, page],
    [/its script and its styles *\| (\d+) *\| ([\d.]+) kB/, code],
    [/the list of banks *\| (\d+) *\| ([\d.]+) kB/, opening],
    [/to the loan *\| (\d+) *\| ([\d.]+) kB/, steps],
    [/each time *\| (\d+) *\| ([\d.]+) kB/, poll],
  ] as const
  for (const [pattern, { what, requests, bytes }] of rows) {
    const [, count, most] = pattern.exec(README) ?? []
    expect(Number(count), `requests of ${what}`).toBe(requests)
    expectUpperBound(Number(most), bytes / 1000, `kB of ${what}`)
  }
  const files = script.bytes + overlay.bytes + page.bytes + code.bytes
  const [, rate] = /up to ([\d.]+) Gbit\/s/.exec(README) ?? []
  expectUpperBound(Number(rate), ((files * 8) / 1e9) * (100_000 / 60), 'Gbit/s')
  const { asked } = await recordPurchase()
  expect(README).toContain(`${new Set(asked.map(({ route }) => route)).size} requests more`)
})

/** Small changes need no new README; a figure that has become far too large is not true either. */
function expectUpperBound(stated: number, actual: number, what: string): void {
  expect(actual, what).toBeLessThanOrEqual(stated)
  expect(actual, `${what}: ${actual} is far below`).toBeGreaterThan(stated * 0.6)
}

test('the clock calls in order, what is called off never, and lets promises go first', async () => {
  const clock = virtualClock()
  const heard: string[] = []
  const say = (what: string) => () => void heard.push(`${what} at ${clock.now()}`)
  clock.after(20, say('second'))
  clock.after(30, say('never'))()
  clock.after(5, () => {
    say('first')()
    void Promise.resolve().then(() => clock.after(3, say('between')))
  })
  await clock.run()
  expect(heard).toEqual(['first at 5', 'between at 8', 'second at 20'])
})
