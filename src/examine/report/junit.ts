import type { CheckResult } from '../model.ts'
import { escaped } from './escaped.ts'

/** For CI: one case for each check; advice is a passed case with output. */
export function junitReport(results: readonly CheckResult[], target: string): string {
  const count = (verdict: CheckResult['verdict']) => results.filter((one) => one.verdict === verdict).length
  const cases = results.map((one) => {
    const name = `    <testcase classname="klump-checkout.examine" name="${escaped(one.name)}"`
    if (one.verdict === 'passed') return `${name}/>`
    const text = `${one.finding}\nsent: ${one.sent}\nexpected: ${one.expected}\n${one.trace.join('\n')}\n${one.why}`
    if (one.verdict === 'left out') return `${name}><skipped message="${escaped(one.finding)}"/></testcase>`
    if (one.verdict === 'advice') return `${name}><system-out>${escaped(text)}</system-out></testcase>`
    return `${name}><failure message="${escaped(one.finding)}">${escaped(text)}</failure></testcase>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="klump-checkout examine ${escaped(target)}" tests="${results.length}" failures="${count('failed')}" errors="0" skipped="${count('left out')}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}
