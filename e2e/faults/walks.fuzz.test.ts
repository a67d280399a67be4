import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { spoiled, type Spoil } from '../../src/checkout/testing/hostile.ts'
import { manualClock } from '../../src/shared/testing/manual-clock.ts'
import { order, stanbicAnswers } from '../../src/checkout/testing/wire.ts'
import { drive } from './drive.ts'
import { manners } from './judge.ts'
import { seeded } from './random.ts'
import { openTab } from './tab.ts'

// A shopper goes on whatever a hostile server answers: every purchase ends with one outcome and leaves nothing behind. `npm run fuzz`
// takes five thousand of them, with some twenty answers each.
const RUNS = Math.max(100, Number(process.env['KLUMP_FUZZ'] ?? 0) / 20)

const answer = fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: spoiled })

test('every purchase with hostile answers ends with exactly one outcome', { timeout: 900_000 }, async () => {
  const ends = new Map<string, number>()
  let answers = 0
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      // Mostly right answers: otherwise no run would get far.
      fc.array(answer, { minLength: 1, maxLength: 16 }),
      async (seed, spoils) => {
        const clock = manualClock()
        const server = madServer(spoils)
        const tab = openTab({
          server,
          clock,
          order,
          bank: 'stanbic',
          random: seeded(seed),
          approve: async () => {},
        })
        const stuck = await drive({ proxy: { isHeld: () => false, held: () => 0 }, pass: () => {} }, clock, [
          tab,
        ])
        expect([...stuck, ...manners(tab, clock)]).toEqual([])
        expect(server.loans(), 'requests for a loan that were not refused').toBeLessThanOrEqual(1)
        answers += server.answers()
        const end = tab.end()
        const name = end?.status === 'failed' ? end.error.code : (end?.status ?? 'none')
        ends.set(name, (ends.get(name) ?? 0) + 1)
      },
    ),
    { numRuns: RUNS },
  )
  const counted = [...ends].sort(([, a], [, b]) => b - a).map(([name, count]) => `${name} ${count}`)
  console.log(`ways: ${RUNS}, hostile answers on them: ${answers}; ${counted.join(', ')}; violations: 0`)
  expect(ends.size).toBeGreaterThan(4)
})

/** Answers as for Stanbic, with each answer spoilt by the next of `spoils`; after the last, the first again. */
function madServer(spoils: readonly (Spoil | null)[]) {
  let asked = 0
  let hostile = 0
  let loans = 0
  const go: typeof fetch = async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input).pathname.replace(/^\/v1/, '')
    const right = stanbicAnswers[path] ?? {}
    const spoil = spoils[asked++ % spoils.length]
    const { status, body, headers = {} } = spoil?.(right) ?? { status: 200, body: JSON.stringify(right) }
    if (spoil) hostile++
    const refused = status >= 400 && status < 500 && ![408, 409].includes(status)
    if (init?.method === 'POST' && path === '/loans/account/new-loan' && !refused) loans++
    return new Response(body, { status, headers })
  }
  return {
    origin: 'https://api.example',
    publicKey: 'klp_pk_test_0000',
    fetch: go,
    loans: () => loans,
    answers: () => hostile,
  }
}
