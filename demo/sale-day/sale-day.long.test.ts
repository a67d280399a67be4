import { expect, test } from 'vitest'
import { figuresOf, type Figures } from './figures.ts'
import { scenarios } from './scenarios.ts'
import { simulate } from './simulate.ts'
import { virtualClock } from './time.ts'

// The short form of `npm run sale-day`: fewer shoppers at a server that is smaller by as much.
const CLIENTS = 500
const SEED = Number(process.env['KLUMP_SEED'] ?? 20261127)

async function play(name: string): Promise<Figures> {
  const scenario = scenarios(CLIENTS, SEED).find((each) => each.name === name)
  if (!scenario) return expect.unreachable(`no sale called ${name}`)
  const figures = figuresOf(await simulate(scenario.sale))
  process.stdout.write(`${name}, ${CLIENTS} shoppers, seed ${SEED}: ${JSON.stringify(figures)}\n`)
  expect(figures).toMatchObject({ shoppers: CLIENTS, endless: 0, doubleLoans: 0 })
  return figures
}

test('a calm sale is even, and takes no more requests than it must', { timeout: 180_000 }, async () => {
  const { peak, mean, requestsEach, unserved, pressed, ends, shown } = await play('calm')
  expect(peak / mean).toBeLessThan(2.5)
  expect(requestsEach.mean).toBeLessThan(16)
  expect(requestsEach.most).toBeLessThan(26)
  expect([unserved, pressed, ends.left]).toEqual([0, 0, 0])
  expect(shown.most).toBeLessThan(1)
})

test('after an outage shoppers come back one by one', { timeout: 180_000 }, async () => {
  const spread = await play('refuses')
  expect(spread.peakAfter).toBeLessThan(spread.mean * 2.5)
  expect(spread.recovery).toBeLessThanOrEqual(2)
  expect(spread.ends.left).toBeLessThan(0.02)
  expect(spread.requestsEach.most).toBeLessThan(40)
})

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
