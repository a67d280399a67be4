import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ApiFailure } from '../../src/checkout/api/failure.ts'
import { request } from '../../src/checkout/api/request.ts'
import { playTo, type Played } from '../../src/checkout/testing/play.ts'
import { arithmetic, type Share } from './arithmetic.ts'
import { recordPurchase } from './purchase.ts'
import { tablesOfReadme } from './readme.ts'
import { PATIENCE } from './shopper.ts'

// Every figure in the prose of README.md, from the code or the build that it speaks of.
const README = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8').replaceAll(/\s+/g, ' ')
const DIST = join(import.meta.dirname, '../../dist')

test('the table of the sales is that of the figures beside it, and of as many shoppers as it says', () => {
  const { written, meant, shoppers } = tablesOfReadme()
  expect(README).toContain('for 100 000 shoppers who arrive by chance')
  expect(new Set(shoppers)).toEqual(new Set([100_000]))
  expect(meant).toContain('Aserverthatislargeenough')
  expect(written).toBe(meant)
})

test('sizes and requests hold for what was built', async () => {
  const built = await arithmetic(DIST)
  const rows: [RegExp, Share][] = [
    [/`klump\.js` *\| (\d+) *\| ([\d.]+) kB/, built.script],
    [/the overlay's chunk *\| (\d+) *\| ([\d.]+) kB/, built.overlay],
    [/the page *\| (\d+) *\| ([\d.]+) kB/, built.page],
    [/its scripts and its styles *\| (\d+) *\| ([\d.]+) kB/, built.code],
    [/the list of banks *\| (\d+) *\| ([\d.]+) kB/, built.opening],
    [/to the loan *\| (\d+) *\| ([\d.]+) kB/, built.steps],
    [/each time *\| (\d+) *\| ([\d.]+) kB/, built.poll],
  ]
  for (const [pattern, { what, requests, bytes }] of rows) {
    const [, count, most] = pattern.exec(README) ?? []
    expect(Number(count), `requests of ${what}`).toBe(requests)
    expectUpperBound(Number(most), bytes / 1000, `kB of ${what}`)
  }
  const { script, overlay, page, code } = built
  const bits = (script.bytes + overlay.bytes + page.bytes + code.bytes) * 8
  const [, rate] = /up to ([\d.]+) Gbit\/s/.exec(README) ?? []
  expectUpperBound(Number(rate), (bits / 1e9) * (100_000 / 60), 'Gbit/s')
  const { asked } = await recordPurchase()
  expect(README).toContain(`${new Set(asked.map(({ route }) => route)).size} requests more`)
})

/** A few bytes more or less need no new README; a bound of twice as much says nothing. */
function expectUpperBound(stated: number, actual: number, what: string): void {
  expect(actual, what).toBeLessThanOrEqual(stated)
  expect(actual, `${what}: far below`).toBeGreaterThan(stated * 0.45)
}

test('openings and requests a second are a sixtieth of those a minute', () => {
  const each = (requests: number) => Math.round((100_000 * requests) / 60)
  const written = (value: number) => value.toLocaleString('en').replace(',', ' ')
  expect(README).toContain(`100 000 openings a minute are ${written(each(1))} a second`)
  expect(README).toContain(`${written(each(2))} small answers`)
  expect(README).toContain(`${written(each(2))} requests a second`)
})

test('a request is tried again as it says', async () => {
  const least = await pauses(() => 0)
  const most = await pauses(() => 1)
  const seconds = [0, 1].map((index) => `${(least[index] ?? 0) / 1000} to ${(most[index] ?? 0) / 1000} s`)
  expect(least).toHaveLength(2)
  expect(README).toContain(`tried three times: after ${seconds.join(', then after ')}`)
  expect(README).toContain('A `Retry-After` of up to 15 s is kept, and up to the same again is added')
  expect((await pauses(() => 1, '15'))[0]).toBe(30_000)
  expect(await pauses(() => 1, '16')).toEqual([])
})

async function pauses(random: () => number, retryAfter?: string): Promise<number[]> {
  const heard: number[] = []
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  const network = {
    random,
    fetch: async () => new Response('{}', { status: 503, headers }),
    after(ms: number, then: () => void) {
      heard.push(ms)
      queueMicrotask(then)
      return () => {}
    },
    afterVisible: () => () => {},
    online: () => true,
    whenOnline: () => Promise.resolve(),
  }
  const ask = { url: 'http://api.example', method: 'GET', headers: {} } as const
  await request({ ...ask, signal: new AbortController().signal }, network).catch(() => {})
  return heard
}

test('the loan and the decision are asked for as it says', async () => {
  const next = ({ effects }: Played, what: string) =>
    effects
      .flatMap((effect) => (effect.do === 'wake' && effect.what === what ? [effect.ms / 1000] : []))
      .at(-1)
  const lost = await playTo('asking')
  lost.fail(new ApiFailure('unreachable', ''))
  lost.answer({ verb: 'find-loan' })
  expect([next(lost, 'poll'), next(lost, 'deadline')]).toEqual([5, 60])
  expect(README).toContain('looked every 5 s, for a minute')

  const open = await playTo('deciding')
  const first = next(open, 'poll')
  const poll = () => {
    open.due('poll')
    open.answer({ verb: 'status', status: { verdict: 'open' } })
    return next(open, 'poll')
  }
  const usual = poll()
  const [slow] = open.effects.flatMap((effect) =>
    effect.do === 'wake' && effect.what === 'slow' ? [effect.ms] : [],
  )
  expect(slow).toBe(120_000)
  open.due('slow')
  expect(README).toContain(
    `asked for after ${first} s and then every ${usual} s, each pause up to a fifth longer by chance; every ${poll()} s once it has taken two minutes`,
  )
})

test('who leaves has tried as often as it says', () => {
  expect(PATIENCE).toBe(6)
  expect(README).toContain('Who left pressed "Try again" six times.')
})
