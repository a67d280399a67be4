/** The part of Playwright's JSON report that the table needs. */
export interface Report {
  readonly suites: readonly Suite[]
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs: readonly Spec[]
}

interface Spec {
  readonly title: string
  readonly file: string
  readonly tests: readonly Test[]
}

interface Test {
  readonly projectName: string
  readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
  readonly annotations: readonly { readonly type: string; readonly description?: string }[]
  /** Empty when the run was stopped before this test. */
  readonly results: readonly { readonly status: string }[]
}

/** Why this file or this test cannot run in that engine. */
export interface Impossible {
  readonly column: Column
  readonly what: RegExp
  readonly why: string
}

const COLUMNS = ['Chromium', 'Firefox', 'WebKitGTK'] as const
type Column = (typeof COLUMNS)[number]

const MARK = { expected: 'passed', flaky: 'passed 2nd', unexpected: 'FAILED', skipped: 'left out' } as const
type Mark = (typeof MARK)[keyof typeof MARK] | 'not run'

interface Row {
  readonly file: string
  readonly cells: Partial<Record<Column, Mark>>
}

/** What passed in which engine, a line for each test; below it the sums, and why tests were left out. */
export function matrix({ suites }: Report, impossible: readonly Impossible[] = []): string {
  const rows = new Map<string, Row>()
  const reasons = new Map<string, string[]>()
  const leaves = (column: Column, why: string, title: string) =>
    reasons.set(`${column}: ${why}`, [...(reasons.get(`${column}: ${why}`) ?? []), title])

  for (const { title, file, tests } of suites.flatMap(specsOf))
    for (const test of tests) {
      const column = columnOf(test.projectName)
      const row = rows.get(title) ?? { file, cells: {} }
      rows.set(title, { ...row, cells: { ...row.cells, [column]: markOf(test) } })
      if (markOf(test) !== 'left out') continue
      const why = test.annotations.find(({ type }) => type === 'skip')?.description
      leaves(column, why ?? 'no reason given', title)
    }
  for (const [title, { file, cells }] of rows)
    for (const column of COLUMNS.filter((it) => cells[it] === undefined)) {
      const known = impossible.find((it) => it.column === column && it.what.test(`${file} ${title}`))
      cells[column] = known ? 'left out' : 'not run'
      if (known) leaves(column, known.why, title)
    }

  const width = Math.max(...[...rows.keys()].map((title) => title.length))
  const line = (first: string, cell: (column: Column) => string) =>
    [first.padEnd(width), ...COLUMNS.map((column) => cell(column).padEnd(10))].join('  ').trimEnd()
  return [
    line('', (column) => column),
    ...[...rows].map(([title, { cells }]) => line(title, (column) => cells[column] ?? '')),
    '',
    ...COLUMNS.map((column) => sum(column, [...rows.values()])),
    '',
    ...[...reasons].map(([why, titles]) => `${why}: ${titles.join('; ')}`),
  ].join('\n')
}

function sum(column: Column, rows: readonly Row[]): string {
  const count = (...marks: Mark[]) =>
    rows.filter(({ cells }) => marks.includes(cells[column] ?? 'not run')).length
  const parts = [
    `${count('passed', 'passed 2nd')} passed`,
    `${count('FAILED')} failed`,
    `${count('left out')} not possible here`,
    `${count('not run')} not run`,
  ]
  return `${column}: ${parts.join(', ')}`
}

const columnOf = (project: string): Column => {
  if (project === 'firefox') return 'Firefox'
  return project === 'webkit' ? 'WebKitGTK' : 'Chromium'
}

const markOf = ({ status, results }: Test): Mark =>
  results.some((result) => result.status !== 'interrupted') ? MARK[status] : 'not run'

const specsOf = ({ specs, suites = [] }: Suite): readonly Spec[] => [...specs, ...suites.flatMap(specsOf)]
