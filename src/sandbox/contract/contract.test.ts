import { describe, expect, it } from 'vitest'
import { ATTEMPTS } from './attempts.ts'
import type { Line } from './line.ts'
import { PRODUCTION } from './production.ts'
import { VERIFICATION } from './verification.ts'
import { WEBHOOKS } from './webhooks.ts'
import { openWorld } from './world.ts'

/*
 * What is known about verification and webhooks, and what was seen in production, line by line. Each line has a mark for its source,
 * and a test on a running sandbox.
 */
describe.each<[string, number, readonly Line[]]>([
  ['verification and webhooks', 6, [...VERIFICATION, ...WEBHOOKS]],
  ['seen in production', 9, [...ATTEMPTS, ...PRODUCTION]],
])('%s', (_, section, lines) => {
  for (const line of lines)
    if ('holds' in line)
      it(`${line.fact} (${line.mark}) ${line.title}`, async () => {
        expect.hasAssertions()
        await line.holds(await openWorld())
      })

  it('every numbered fact has a line', () => {
    const facts = [...new Set(lines.map(({ fact }) => fact))]
    expect(facts).toEqual(Array.from({ length: 15 }, (_line, index) => `${section}.${index + 1}`))
  })
})
