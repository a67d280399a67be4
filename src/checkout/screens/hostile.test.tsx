import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanup } from 'vitest-browser-preact'
import { openCheckout } from '../testing/open-checkout.tsx'
import { spoiled, type Spoil } from '../testing/hostile.ts'
import { partner, stanbicAnswers, steps } from '../testing/wire.ts'

// The screens with hostile answers of a server: there is always one heading, no script runs, and there is always something to press unless
// the screen waits. e2e/faults walks the flow without screens.

const EVIL = '\u202E<img src=x onerror=hacked()><script>hacked()</script>'
const requirements = {
  ...steps.requirements,
  display_data: {
    title: EVIL,
    list: [{ text: EVIL }],
    create_partner_account_text: EVIL,
    create_partner_account_url: 'javascript:hacked()',
  },
}
// The base of the answers has a script in each text, before the test changes it.
const RIGHT: Readonly<Record<string, unknown>> = {
  ...stanbicAnswers,
  '/loans/partners': {
    data: [partner({ name: EVIL, logo: 'javascript:hacked()', next_step: requirements })],
  },
  '/loans/partners/requirements': { next_step: steps.account },
  '/loans/partners/terms-and-conditions': {
    next_step: steps.split,
    data: {
      title: EVIL,
      text: `<p onclick=hacked()>Be good.</p><a href="javascript:hacked()">x</a>${EVIL}`,
      version: '3',
    },
  },
}

const VALUES: Readonly<Record<string, string>> = {
  accountNumber: '1234567890',
  otp: '123456',
  repaymentDay: '7',
}

const answer = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: spoiled })

test('hostile answers are drawn or refused, and no script in them runs', { timeout: 120_000 }, async () => {
  const errors: string[] = []
  const hear = (event: ErrorEvent | PromiseRejectionEvent) =>
    errors.push(String('reason' in event ? event.reason : event.message))
  addEventListener('error', hear)
  addEventListener('unhandledrejection', hear)
  await fc.assert(
    fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 12 }), async (spoils) => {
      const { flow, clock } = openCheckout({ answers: spoiledAnswers(spoils) })
      for (let moves = 0; moves < 14; moves++) {
        await drawn()
        const box = document.querySelector('.checkout')
        expect(box?.querySelectorAll('h1')).toHaveLength(flow.state.place.at === 'gone' ? 0 : 1)
        expect(
          document.querySelector('.checkout script, .checkout [onerror], .checkout [onclick]'),
        ).toBeNull()
        expect(box?.querySelector('a[href^="javascript:" i], a[href^="data:"]') ?? null).toBeNull()
        if (!flow.state.waiting && flow.state.place.at !== 'deciding' && flow.state.place.at !== 'gone')
          expect(box?.querySelectorAll('button, a[href]').length ?? 0).toBeGreaterThan(0)
        press(flow)
        clock.advance(1_000)
      }
      cleanup()
    }),
    { numRuns: 60 },
  )
  removeEventListener('error', hear)
  removeEventListener('unhandledrejection', hear)
  expect(errors).toEqual([])
})

type Flow = ReturnType<typeof openCheckout>['flow']

// Preact renders in a microtask and runs effects after the frame.
const drawn = () => new Promise((done) => setTimeout(done, 2))

function press(flow: Flow): void {
  const { place, trouble } = flow.state
  if ('fields' in place)
    for (const { name, options } of place.fields)
      flow.send({ type: 'typed', name, value: options.at(-1)?.value ?? VALUES[name] ?? 'yes' })
  if (place.at === 'banks')
    for (const { slug } of flow.state.facts.banks) flow.send({ type: 'bank-chosen', slug })
  if (trouble?.again) flow.send({ type: 'retry' })
  flow.send({ type: 'continue' })
}

/** The steps of Stanbic, with each answer spoilt by the next of `spoils`. */
function spoiledAnswers(spoils: readonly (Spoil | null)[]): Record<string, unknown> {
  let asked = 0
  const right = Object.entries(RIGHT)
  return Object.fromEntries(
    right.map(([path, json]) => {
      const spoil = spoils[asked++ % spoils.length]
      if (!spoil) return [path, json]
      const { status, body, headers = {} } = spoil(json)
      return [path, new Response(body, { status, headers })]
    }),
  )
}
