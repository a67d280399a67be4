/** As much of Playwright's JSON report as the table needs. */
export interface Report {
  readonly suites: readonly Suite[]
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs: readonly Spec[]
}

interface Spec {
  readonly title: string
  readonly tests: readonly {
    readonly projectName: string
    readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped'
    readonly annotations: readonly { readonly type: string; readonly description?: string }[]
  }[]
}

const COLUMNS = ['Chromium', 'Firefox', 'WebKitGTK'] as const
type Column = (typeof COLUMNS)[number]

const columnOf = (project: string): Column => {
  if (project === 'firefox') return 'Firefox'
  return project === 'webkit' ? 'WebKitGTK' : 'Chromium'
}

/** What passed in which engine, a line for each test, and below it why what was left out was. */
export function matrix({ suites }: Report): string {
  const rows = new Map<string, Partial<Record<Column, string>>>()
  const reasons: string[] = []
  for (const { title, tests } of suites.flatMap(specsOf))
    for (const { projectName, status, annotations } of tests) {
      const column = columnOf(projectName)
      const row = rows.get(title) ?? {}
      rows.set(title, { ...row, [column]: MARK[status] })
      const why = annotations.find(({ type }) => type === 'skip')?.description
      if (status === 'skipped') reasons.push(`${column}: ${title}: ${why ?? 'left out'}`)
    }
  const width = Math.max(...[...rows.keys()].map((title) => title.length))
  const lines = [...rows].map(([title, row]) =>
    [title.padEnd(width), ...COLUMNS.map((column) => (row[column] ?? '').padEnd(10))].join('  '),
  )
  const head = [''.padEnd(width), ...COLUMNS.map((column) => column.padEnd(10))].join('  ')
  return [head, ...lines, '', ...reasons].join('\n')
}

const MARK = { expected: 'passed', flaky: 'passed 2nd', unexpected: 'FAILED', skipped: 'left out' } as const

const specsOf = ({ specs, suites = [] }: Suite): readonly Spec[] => [...specs, ...suites.flatMap(specsOf)]
