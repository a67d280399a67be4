import { expect, it } from 'vitest'
import { matrix } from './matrix.ts'

const ran = (projectName: string, status: 'expected' | 'unexpected' | 'skipped', description?: string) => ({
  projectName,
  status,
  annotations: description === undefined ? [] : [{ type: 'skip', description }],
})

it('shows a line for each test, a column for each engine, and why something was left out', () => {
  const inner = {
    specs: [{ title: 'quirks mode', tests: [ran('pages', 'expected'), ran('firefox', 'unexpected')] }],
  }
  const isolated = {
    title: 'isolation',
    tests: [ran('pages', 'expected'), ran('firefox', 'skipped', 'its driver')],
  }
  expect(matrix({ suites: [{ suites: [inner], specs: [isolated] }] }).split('\n')).toEqual([
    '             Chromium    Firefox     WebKitGTK ',
    'isolation    passed      left out              ',
    'quirks mode  passed      FAILED                ',
    '',
    'Firefox: isolation: its driver',
  ])
})
