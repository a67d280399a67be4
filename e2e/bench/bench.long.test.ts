import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureHeadlessShell } from '../browser.ts'
import { steadyBrowser, type SteadyBrowser } from './browser.ts'
import { contestants, FIRST, LIMIT } from './contestants.ts'
import { asMarkdown } from './report.ts'
import type { Bench, Section } from './section.ts'
import { SECTIONS, type SectionName } from './sections/index.ts'
import { serveAll, type Servers } from './servers.ts'
import { FAST, ON_4G, visit } from './visit.ts'

// The short form of `npm run bench`: tests that each figure is measured. On a busy machine its size means nothing.

let servers: Servers
let browser: SteadyBrowser

beforeAll(async () => {
  servers = await serveAll()
  browser = await steadyBrowser(ensureHeadlessShell(console.log), console.log)
})

afterAll(async () => {
  await browser.close()
  await servers.close()
})

const bench = (): Bench => ({
  use: browser.use,
  servers,
  peers: [],
  profiles: [FAST],
  openings: 10,
  next: () => {},
})
const circumstances = { date: '', machine: '', browser: '', node: '', rounds: 1 }

async function measured(name: SectionName, changes: Partial<Bench> = {}): Promise<Section> {
  const section: Section = SECTIONS[name]({ ...bench(), ...changes })
  await section.round(0)
  return section
}

/** Every number in the value, with the names that lead to it. */
function numbers(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => numbers(each, `${path}.${key}`))
}

// Figures that may be missing.
const MAY_BE_NONE = new Set(['hit', 'spared', 'hitTime'])

for (const name of Object.keys(SECTIONS) as SectionName[])
  test(`every figure of "${name}" is measured`, { timeout: 180_000 }, async () => {
    const section = await measured(name)
    const figures = numbers(section.figures()).filter(
      ([path]) => !path.split('.').some((part) => MAY_BE_NONE.has(part)),
    )
    expect(figures.length).toBeGreaterThan(1)
    for (const [path, value] of figures) expect(value, path).not.toBeNaN()
    for (const [path, value] of figures.filter(([path]) => /painted|usable|\.change/.test(path))) {
      expect(value, path).toBeGreaterThan(0)
      expect(value, path).toBeLessThan(60_000)
    }
    expect(asMarkdown([section], circumstances)).not.toMatch(/NaN|undefined/)
    for (const svg of Object.values(section.pictures?.('') ?? {})) expect(svg).not.toMatch(/NaN|undefined/)
  })

test('a closed checkout leaves no node and no frame on the page', { timeout: 60_000 }, async () => {
  const figures = (await measured('memory')).figures() as { name: string; nodes: number; frames: number }[]
  expect(figures).toHaveLength(3)
  for (const { name, nodes, frames } of figures) expect([nodes, frames], name).toEqual([0, 0])
})

test('a purchase sends preflights only when its API is on another origin', { timeout: 180_000 }, async () => {
  const figures = (await measured('purchase')).figures() as {
    host: string
    requests: number
    preflights: number
  }[]
  const [same, other] = figures.filter(({ host }) => host === 'all')
  expect(same?.preflights).toBe(0)
  // Each preflight goes before a call. How often the decision is polled depends on how long the purchase took.
  const { requests = 0, preflights = 0 } = figures.find(({ host }) => host === 'API') ?? {}
  expect(other?.preflights).toBe(preflights)
  expect(preflights).toBeGreaterThan(0)
  expect(requests).toBeGreaterThanOrEqual(2 * preflights)
  expect(figures.filter(({ host }) => host === 'others').map(({ requests }) => requests)).toEqual([0, 0])
})

test(
  'the first screen of the frame written by hand needs a document, then an API request',
  { timeout: 180_000 },
  async () => {
    const section = await measured('first', { profiles: [ON_4G] })
    expect(section.report()).toContain(
      `| on the same origin | ${FIRST.cold} | 2 | document, API | document, API |`,
    )
    expect(section.report()).toContain(
      `| on another origin | ${FIRST.cold} | 3 | document, preflight, API | document, preflight, API |`,
    )
    expect(section.pictures?.('')['waterfall']).toContain('document /')
  },
)

test('a contestant that does not open fails, and the error names it', { timeout: 30_000 }, async () => {
  const dialog = contestants(servers, []).find(({ name }) => name === LIMIT)
  if (!dialog) throw new Error('There is no dialog.')
  servers.put('/broken', {
    type: 'text/html',
    body: '<button id="pay">Pay</button><script>window.bench = { painted: 0 }</script>',
  })
  const broken = { ...dialog, name: 'a broken one', url: `${servers.shop}/broken` }
  await expect(browser.use((it) => visit(it, broken, FAST, 500))).rejects.toThrow(
    'a broken one: waited 0.5 s',
  )
})

test(
  'a page that hangs is tried again in another browser, and the run goes on',
  { timeout: 60_000 },
  async () => {
    const lines: string[] = []
    const steady = await steadyBrowser(
      ensureHeadlessShell(console.log),
      (line) => void lines.push(line),
      3_000,
    )
    let tries = 0
    const sum = await steady.use(async (it) => {
      const page = await it.newPage()
      return page.evaluate<number>(tries++ === 0 ? 'for (;;) {}' : '20 + 22')
    })
    await steady.close()
    expect([sum, tries]).toEqual([42, 2])
    expect(lines).toEqual(['A page hung for 3 s: once more, in another browser.'])
  },
)
