import { expect, test } from 'vitest'
import type { CheckResult } from '../model.ts'
import { htmlReport } from './html.ts'
import { junitReport } from './junit.ts'
import { progressLine, textReport } from './text.ts'

const about = { sent: 'a webhook', expected: '200', why: 'It <matters>.', read: 'Your server' }
const HOSTILE = '<script>alert(1)</script>]]>\u001b[2J\u009b2J\u202e\u200b\ufffe\ud800"&'
/** Terminal codes, direction marks and halves of characters. */
const UNSEEN = /(?!\n)\p{C}/u
const JUDGED: readonly CheckResult[] = [
  { ...about, name: 'one', verdict: 'passed', finding: '', trace: ['POST successful → 200'] },
  { ...about, name: 'two', verdict: 'failed', finding: HOSTILE, trace: [HOSTILE] },
  { ...about, name: 'three', verdict: 'advice', finding: 'better 200', trace: [] },
  { ...about, name: 'four', verdict: 'left out', finding: 'two failed', trace: [] },
]

test('the text report names each failed check with its reason, and counts the verdicts', () => {
  const text = textReport(JUDGED)
  expect(text).toContain('FAIL two\n  sent      a webhook\n  expected  200\n')
  expect(text).toMatch(/1 passed, 1 failed, 1 advice, 1 left out\.$/)
  expect(text).not.toMatch(/\bone\b/)
  expect(text).not.toMatch(UNSEEN)
  expect(progressLine({ ...about, name: 'four', verdict: 'left out', finding: 'x', trace: [] }, 4, 12)).toBe(
    ' 4/12 --     four: x',
  )
})

test('the HTML report escapes the server’s texts and loads nothing from other hosts', () => {
  const html = htmlReport(JUDGED, 'http://127.0.0.1:8000/<hook>', new Date(0))
  expect(html).not.toMatch(UNSEEN)
  expect(html).not.toMatch(/<script|<hook>|src=|href=/)
  expect(html.match(/<details class="failed" open>/g)).toHaveLength(1)
  expect(html.match(/<details/g)).toHaveLength(JUDGED.length)
})

test('the JUnit report is well-formed and counts failures and skipped checks', () => {
  const xml = junitReport(JUDGED, 'http://127.0.0.1:8000/')
  expect(xml).toContain('tests="4" failures="1" errors="0" skipped="1"')
  expect(xml).not.toMatch(/<script|&(?!(amp|lt|gt|quot|#39);)|[\ud800-\udfff]/)
  expect(xml).not.toMatch(UNSEEN)
  expect(xml.match(/<testcase /g)).toHaveLength(JUDGED.length)
})
