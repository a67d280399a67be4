import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { spoiled } from '../testing/hostile.ts'
import { order, session, stanbicAnswers, steps } from '../testing/wire.ts'
import { createApi } from './calls.ts'
import type { Call } from '../model/call.ts'
import * as laterCalls from './later-calls.ts'
import { createClient } from './client.ts'
import { ApiFailure } from '../model/failure.ts'
import { step } from '../testing/readings.ts'

// The API either reads an answer or throws an ApiFailure. Every address that it reads is https.
// `npm run fuzz` runs a hundred thousand answers.
const RUNS = Number(process.env['KLUMP_FUZZ'] ?? 500)

const at = (name: keyof typeof steps) => step.parse(steps[name])
const contact = { email: order.email, phone: order.phone }
const CALLS: readonly Call[] = [
  { verb: 'start', order, contact },
  { verb: 'find-loan', order, contact },
  { verb: 'banks', naira: 40_000 },
  { verb: 'check-key', naira: 40_000 },
  { verb: 'follow', step: at('account'), body: {} },
  { verb: 'terms', step: at('terms') },
  { verb: 'insurers', partner: 'stanbic', isLive: false, naira: 40_000 },
  { verb: 'plan', step: at('split'), body: {} },
  { verb: 'new-loan', step: at('newLoan'), body: {} },
  { verb: 'status', step: at('deciding') },
]
const RIGHT: Record<string, unknown> = {
  ...stanbicAnswers,
  '/loans/partners/insurers': { data: [{ name: 'Leadway', value: 4 }] },
  '/loans/account/verification': { next_step: { ...steps.atBank, form_fields: steps.account.form_fields } },
}
/** The body of a 409 answer. */
const existingLoan = { ...session, partner: 'stanbic', next_step: steps.deciding }

test('the API reads every hostile answer or throws an ApiFailure', { timeout: 900_000 }, async () => {
  let read = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CALLS), spoiled, async (call, spoil) => {
      const sent: unknown[] = []
      const client = createClient({
        base: 'https://api.example',
        publicKey: 'klp_pk_test_0000',
        network: {
          ...instant,
          async fetch(input, init) {
            const url = new URL(input instanceof Request ? input.url : input)
            sent.push(url.origin)
            expect(new Headers(init?.headers).get('authorization')?.length ?? 0).toBeLessThan(5000)
            const {
              status,
              body,
              headers = {},
            } = spoil(RIGHT[url.pathname.replace(/^\/v1/, '')] ?? existingLoan)
            return new Response(body, { status, headers })
          },
        },
      })
      try {
        const answer = await createApi(
          client,
          'klp_pk_test_0000',
          async () => laterCalls,
        )(call, new AbortController().signal)
        read++
        expect(answer.verb).toBe(call.verb)
        expect(JSON.stringify(answer)).not.toMatch(/"(redirectUrl|url)":"(?!https:)/)
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error
        refused++
      }
      // A safe request is sent at most three times, any other request once. `start` sends one of each.
      const once = ['find-loan', 'follow', 'new-loan'].includes(call.verb)
      expect(sent.length).toBeLessThanOrEqual(call.verb === 'start' ? 4 : once ? 1 : 3)
      expect(new Set(sent)).toEqual(new Set(['https://api.example']))
    }),
    { numRuns: RUNS },
  )
  process.stdout.write(
    `answers: ${RUNS} hostile, ${read} read all the same, ${refused} refused, 0 anything else\n`,
  )
  expect(Math.min(read, refused), 'both kinds were met').toBeGreaterThan(RUNS / 50)
})

const instant = {
  ...manualClock(),
  after(_ms: number, then: () => void) {
    queueMicrotask(then)
    return () => {}
  },
  afterVisible: () => () => {},
  random: () => 0,
  online: () => true,
  onOnline: () => () => {},
}
