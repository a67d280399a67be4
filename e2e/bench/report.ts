import { goalsTable } from './goals.ts'
import type { Section } from './section.ts'

/** The machine and versions, without which figures are worth nothing. */
export interface Circumstances {
  readonly date: string
  readonly machine: string
  readonly browser: string
  readonly node: string
  /** Finished rounds. */
  readonly rounds: number
}

/** Everything as Markdown. Milliseconds from the click, median and 95th percentile; ratios of medians of this run. */
export function asMarkdown(
  sections: readonly Section[],
  { date, machine, browser, node, rounds }: Circumstances,
): string {
  const goals = sections.flatMap((section) => section.goals?.() ?? [])
  return [
    `# Bench\n\n${date}. ${machine}. ${browser}, Node ${node}. Rounds: ${rounds}, every contestant in each; times in milliseconds as median (95th percentile).`,
    ...sections.map((section) => section.report()),
    ...(goals.length > 0 ? [goalsTable(goals)] : []),
  ].join('\n\n')
}
