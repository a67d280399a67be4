import type { CheckResult } from '../model.ts'
import { summary } from './count.ts'
import { plain } from './escaped.ts'

const MARKS = { passed: 'ok', failed: 'FAIL', advice: 'advice', 'left out': '--' } as const
const oneLine = (text: string) => plain(text).replaceAll(/\s+/g, ' ').slice(0, 300)

/** The line of one check while it runs. */
export const progressLine = ({ name, verdict, finding }: CheckResult, done: number, of: number): string =>
  `${String(done).padStart(String(of).length)}/${of} ${MARKS[verdict].padEnd(6)} ${name}${finding && `: ${oneLine(finding)}`}`

/** For people at a terminal: each finding with what was sent, what came back, and why it matters. */
export function textReport(results: readonly CheckResult[]): string {
  const found = results.filter(({ verdict }) => verdict === 'failed' || verdict === 'advice')
  const findings = found.map(({ name, verdict, sent, expected, finding, why, read, trace }) =>
    [
      `${MARKS[verdict]} ${name}`,
      `  sent      ${sent}`,
      `  expected  ${expected}`,
      `  finding   ${oneLine(finding)}`,
      ...trace
        .slice(0, 12)
        .map((line, index) => `  ${index === 0 ? 'trace   ' : '        '}  ${oneLine(line)}`),
      `  why       ${why}`,
      `  read      the documentation, "${read}"`,
      '',
    ].join('\n'),
  )
  return [...findings, `${summary(results)}.`].join('\n')
}
