import type { Spread } from './samples.ts'

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** `81 (104)`: median and 95th percentile. */
export const spread = ({ median, p95 }: Spread): string =>
  `${median.toFixed(median < 10 ? 1 : 0)} (${p95.toFixed(p95 < 10 ? 1 : 0)})`

/** How many times the other median this one is: `1.25`. */
export const ratio = (value: Spread, to: Spread | undefined): string =>
  to ? (value.median / to.median).toFixed(2) : ''

export const signed = (value: number): string => (value > 0 ? `+${value}` : String(value))
export const kB = (bytes: number): string => (bytes / 1000).toFixed(1)
