import { COLD_LIMIT, isWhole, WARM_LIMIT } from './contestants.ts'
import type { Opened, Results, Spread } from './measure.ts'

/** The machine and versions that figures are worth nothing without. */
export interface Circumstances {
  readonly date: string
  readonly machine: string
  readonly browser: string
  readonly node: string
  readonly repetitions: number
}

/** Everything as Markdown. Milliseconds from the click, median and 95th percentile; ratios to the limit of this design. */
export function asMarkdown(
  results: Results,
  { date, machine, browser, node, repetitions }: Circumstances,
): string {
  const profiles = [...new Set(results.opened.map(({ profile }) => profile))]
  return [
    `# Bench\n\n${date}. ${machine}. ${browser}, Node ${node}. ${repetitions} repetitions, every contestant in each; times in milliseconds as median (95th percentile).`,
    ...profiles.map((profile) => `## Opening, ${profile}\n\n${openingTable(results.opened, profile)}`),
    `## Items in the basket, CPU 6x\n\n${table(
      ['Basket', 'Click to painted', 'Click to first screen'],
      results.items.map(({ name, painted, usable }) => [name, ms(painted), ms(usable)]),
    )}`,
    `## Script that runs before the click, CPU 6x\n\n${table(
      ['Who', 'File', 'Time'],
      results.evaluated.map(({ name, file, ms: time }) => [name, file.slice(1), ms(time)]),
    )}`,
    `## Going unheard while opening, CPU 6x\n\n${table(
      [
        'Who',
        'Task of the click',
        'Longest after it',
        'Above 50 ms, in all',
        'Press of a bank to painted',
        'Layout shift',
      ],
      results.felt.map(({ name, click, longest, blocking, press, shift }) => [
        name,
        ms(click),
        ms(longest),
        ms(blocking),
        ms(press),
        shift.p95.toFixed(3),
      ]),
    )}`,
    `## Memory, openings on one page\n\n${table(
      ['Who', 'Openings', 'Heap', 'Nodes', 'Listeners', 'Frames'],
      results.memory.map(({ name, openings, heapBytes, nodes, listeners, frames }) => [
        name,
        String(openings),
        `${signed(Math.round(heapBytes / 1000))} kB`,
        signed(nodes),
        signed(listeners),
        signed(frames),
      ]),
    )}`,
    `## Bytes, gzip\n\n${table(
      ['What', 'kB'],
      results.bytes.map(({ what, bytes }) => [what, (bytes / 1000).toFixed(1)]),
    )}`,
    WHAT_IT_IS,
  ].join('\n\n')
}

const WHAT_IT_IS = `Peers are measured until they show anything over the page (a spinner, an empty frame): what comes then is on servers of theirs, which are not asked. The frame of "${COLD_LIMIT}" and "${WARM_LIMIT}" asks no API; ours asks the sandbox twice before there is something to press.`

function openingTable(opened: readonly Opened[], profile: string): string {
  const rows = opened.filter((row) => row.profile === profile)
  const limit = rows.find(({ name }) => name === WARM_LIMIT)
  const ratio = (value: Spread, to: Spread | undefined) => (to ? (value.median / to.median).toFixed(2) : '')
  return table(
    ['Who', 'Click to painted', 'to the limit', 'Click to first screen', 'to the limit'],
    rows.map(({ name, painted, usable }) => [
      name,
      ms(painted),
      ratio(painted, limit?.painted),
      isWhole(name) ? ms(usable) : '',
      isWhole(name) ? ratio(usable, limit?.usable) : '',
    ]),
  )
}

const ms = ({ median, p95 }: Spread) =>
  `${median.toFixed(median < 10 ? 1 : 0)} (${p95.toFixed(p95 < 10 ? 1 : 0)})`
const signed = (value: number) => (value > 0 ? `+${value}` : String(value))

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
