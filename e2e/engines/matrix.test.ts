import { expect, it } from 'vitest'
import { matrix } from './matrix.ts'

const ran = (projectName: string, status: 'expected' | 'unexpected' | 'skipped', description?: string) => ({
  projectName,
  status,
  annotations: description === undefined ? [] : [{ type: 'skip', description }],
  results: [{ status: 'done' }],
})
const styles = 'pages/styles.spec.ts'
const quirks = {
  title: 'quirks mode',
  file: styles,
  tests: [ran('pages', 'expected'), ran('firefox', 'unexpected')],
}

it('the matrix shows a line for each test, a column for each engine, and why something was left out', () => {
  const isolated = {
    title: 'isolation',
    file: 'pages/policies.spec.ts',
    tests: [ran('pages', 'expected'), ran('firefox', 'skipped', 'its driver')],
  }
  const impossible = [{ column: 'WebKitGTK', what: /policies/, why: 'no such policy' }] as const
  expect(
    matrix({ suites: [{ suites: [{ specs: [quirks] }], specs: [isolated] }] }, impossible).split('\n'),
  ).toEqual([
    '             Chromium    Firefox     WebKitGTK',
    'isolation    passed      left out    left out',
    'quirks mode  passed      FAILED      not run',
    '',
    'Chromium: 2 passed, 0 failed, 0 not possible here, 0 not run',
    'Firefox: 0 passed, 1 failed, 1 not possible here, 0 not run',
    'WebKitGTK: 0 passed, 0 failed, 1 not possible here, 1 not run',
    '',
    'Firefox: its driver: isolation',
    'WebKitGTK: no such policy: isolation',
  ])
})

it('the matrix puts tests of the same title in two files into one line', () => {
  const again = {
    title: 'quirks mode',
    file: 'engines/webkit-pages.spec.ts',
    tests: [ran('webkit', 'expected')],
  }
  expect(matrix({ suites: [{ specs: [quirks, again] }] })).toContain(
    'quirks mode  passed      FAILED      passed\n',
  )
})

it.each([{ results: [] }, { results: [{ status: 'interrupted' }] }])(
  'the matrix shows a test that a stopped run did not finish as not run, not as left out',
  ({ results }) => {
    const tests = [{ ...ran('pages', 'skipped'), results }]
    expect(matrix({ suites: [{ specs: [{ ...quirks, tests }] }] })).toContain('quirks mode  not run ')
  },
)
