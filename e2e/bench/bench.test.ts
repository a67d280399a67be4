import { expect, test } from 'vitest'
import { goal, goalsTable, within } from './goals.ts'
import { byKind, inARow, type Kind, type Sent } from './network.ts'
import { readOptions } from './options.ts'
import { Progress, Stopped } from './progress.ts'
import { SECTIONS } from './sections/index.ts'
import { waterfall } from './waterfall.ts'

const sent = (kind: Kind, from: number, answered: number | undefined): Sent => ({
  kind,
  method: 'GET',
  url: `http://localhost/checkout/assets/${kind}-a1b2c3d4.js?key=1&more=2`,
  sent: from,
  answered,
  ended: answered && answered + 10,
  bytes: 100,
})

// Document, then script and style together, then two calls together; one call has no answer.
const opening = [
  sent('document', 0, 560),
  sent('script', 570, 1140),
  sent('style', 570, 1133),
  sent('API', 1200, 1760),
  sent('API', 1201, 1765),
  sent('API', 1300, undefined),
]

test('inARow returns the requests that wait for one another, without those in parallel', () => {
  expect(inARow(opening).map(({ kind }) => kind)).toEqual(['document', 'script', 'API'])
  expect(inARow([])).toEqual([])
  expect(byKind(opening)).toBe('document, script, style, 3 API')
})

test('a waterfall has a bar for each request before the first screen', () => {
  const visit = { painted: 100, usable: 1800, requests: [...opening, sent('script', 1900, 2000)] }
  const svg = waterfall([{ name: 'ours', visit }], 'Here & now')
  expect(svg.match(/class="waits" x="2[5-9]\d|class="waits" x="[3-8]\d\d/g)).toHaveLength(opening.length)
  expect(svg).toContain('Here &amp; now')
  expect(svg).toContain('script /checkout/assets/script.js')
  expect(svg).not.toMatch(/NaN|undefined|&(?!amp;|lt;)/)
})

test('the table of goals shows each goal as reached or not, with both figures', () => {
  const ms = (median: number) => ({ median, p95: median })
  const table = goalsTable([goal('cold', ms(200), ms(160), 1.25), within('slow 3G', ms(12_001), 12_000)])
  expect(table).toContain('| cold | 1.25 | 1.25 | reached |')
  expect(table).toContain('| slow 3G | 12000 | 12001 | not reached |')
})

test('the progress prints the round and the time left, and stops the run between two steps', () => {
  const lines: string[] = []
  let now = 0
  const progress = new Progress(
    3,
    (line) => void lines.push(line),
    () => now,
  )
  progress.next('first, CPU 1x')
  now = 1000
  progress.next('too early for another line')
  now = 60_000
  progress.roundDone()
  progress.next('first, CPU 6x')
  expect(lines).toEqual([
    '  0 s, round 1 of 3: first, CPU 1x',
    '  60 s, round 2 of 3, about 2 min left: first, CPU 6x',
  ])
  progress.stop()
  expect(() => progress.next('anything')).toThrow(Stopped)
})

test('the options choose sections and profiles, and the error for an unknown one lists the known ones', () => {
  const { sections, profiles, rounds, peers } = readOptions([
    'first',
    'idle',
    '--profile',
    '4g',
    '--rounds',
    '3',
  ])
  expect([sections, profiles.map(({ id }) => id), rounds, peers]).toEqual([
    ['first', 'idle'],
    ['4g'],
    3,
    true,
  ])
  const all = readOptions(['--no-peers'])
  expect([all.sections, all.profiles.length, all.rounds, all.peers]).toEqual([
    Object.keys(SECTIONS),
    4,
    15,
    false,
  ])
  expect(() => readOptions(['frist'])).toThrow(/There is no frist\.[^]*first/)
  expect(() => readOptions(['--profile', '5g'])).toThrow(/There is no 5g\.[^]*4g/)
  expect(() => readOptions(['--rounds', '0'])).toThrow('--rounds: expected a whole number from 1 on, got "0"')
})
