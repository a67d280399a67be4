import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser, steadyBrowser, type SteadyBrowser } from './browser.ts'
import { asSvg } from './chart.ts'
import { contestants, KLUMP, LIMIT } from './contestants.ts'
import { measure, type Spread } from './measure.ts'
import { asMarkdown } from './report.ts'
import { serveAll, type Servers } from './servers.ts'
import { PROFILES, visit } from './visit.ts'

// The short form of `npm run bench`: whether each figure is measured at all. How large it is, a busy machine cannot say.

let servers: Servers
let browser: SteadyBrowser

beforeAll(async () => {
  servers = await serveAll()
  browser = await steadyBrowser(findBrowser(console.log), console.log)
})

afterAll(async () => {
  await browser.close()
  await servers.close()
})

const [fast] = PROFILES

test('every figure of the bench is measured', { timeout: 180_000 }, async () => {
  const plan = {
    repetitions: 2,
    profiles: PROFILES.slice(0, 1),
    peers: [],
    items: [100],
    openings: 10,
    felt: [KLUMP],
  }
  const results = await measure(browser, servers, plan, () => {})
  const isTime = ({ median, p95 }: Spread) => median > 0 && p95 >= median && p95 < 60_000
  for (const { name, painted, usable } of [...results.opened, ...results.items]) {
    expect([painted, usable].filter(isTime), name).toHaveLength(2)
  }
  expect(results.opened).toHaveLength(5)
  expect(results.evaluated.map(({ file }) => file.replace(/-[\w-]+/, ''))).toEqual([
    '/klump.js',
    '/overlay.js',
  ])
  expect(results.evaluated.every(({ ms }) => isTime(ms))).toBe(true)
  expect(results.felt).toHaveLength(1)
  for (const { name, click, longest, press } of results.felt)
    expect([click, longest, press].filter(isTime), name).toHaveLength(3)
  expect(results.memory).toHaveLength(3)
  for (const { name, nodes, frames } of results.memory) expect([nodes, frames], name).toEqual([0, 0])
  for (const { what, bytes } of results.bytes) expect(bytes, what).toBeGreaterThan(2_000)

  const circumstances = { date: '', machine: '', browser: '', node: '', repetitions: 2 }
  expect(asMarkdown(results, circumstances)).not.toContain('NaN')
  expect(asSvg(results.opened, '')).not.toContain('NaN')
})

test('what does not open fails, and says who', { timeout: 30_000 }, async () => {
  const dialog = contestants(servers, []).find(({ name }) => name === LIMIT)
  if (!dialog || !fast) throw new Error('There is no dialog.')
  servers.put('/broken', {
    type: 'text/html',
    body: '<button id="pay">Pay</button><script>window.bench = { painted: 0 }</script>',
  })
  const broken = { ...dialog, name: 'a broken one', url: `${servers.shop}/broken` }
  await expect(browser.use((it) => visit(it, broken, fast, 500))).rejects.toThrow(
    'a broken one: waited 0.5 s',
  )
})

test('a page that hangs costs another browser, and not the run', { timeout: 60_000 }, async () => {
  const lines: string[] = []
  const steady = await steadyBrowser(findBrowser(console.log), (line) => void lines.push(line), 3_000)
  let tries = 0
  const sum = await steady.use(async (it) => {
    const page = await it.newPage()
    return page.evaluate<number>(tries++ === 0 ? 'for (;;) {}' : '20 + 22')
  })
  await steady.close()
  expect([sum, tries]).toEqual([42, 2])
  expect(lines).toEqual(['A page hung for 3 s: once more, in another browser.'])
})
