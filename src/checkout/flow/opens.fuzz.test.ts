import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cross, reachable, sellable } from '../testing/sell.ts'
import { at, play } from '../testing/play.ts'

// The checkout opens for any text in any part of an order: with a usable contact, or with the contact screen.
// KLUMP_FUZZ=100000 is the long form; a failure prints its seed, and KLUMP_SEED repeats it.

const seed = process.env['KLUMP_SEED']
const RUNS = { numRuns: Number(process.env['KLUMP_FUZZ'] ?? 300), ...(seed && { seed: Number(seed) }) }

const PIECES = '0 8 234 +234 00 ٣ ８ - / , @ . ada x.ng < > " http:// https:// // # ? : \\ % data: __proto__'
  .split(' ')
  .concat(' ', '\n', '\0', '\u2011', '\u202A', '\u200B', 'a'.repeat(501))

/** Any text: all Unicode characters, lone surrogates, and usual parts of contacts and addresses. */
const text = fc
  .array(
    fc.oneof(
      fc.nat({ max: 0x10_ffff }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0xd800, max: 0xdfff }).map((half) => String.fromCharCode(half)),
      fc.constantFrom(...PIECES),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))
const value = fc.oneof(
  { weight: 5, arbitrary: text },
  fc.constantFrom<unknown>(null, undefined, false, true, 0, 8012345678, [], {}, ['x'], { x: 1 }),
)
const map = fc.oneof(value, fc.dictionary(text, value, { maxKeys: 3 }))
const some = { requiredKeys: [] }
const customer = fc.record({ name: value, email: value, phone: value }, some)
const around = fc.record(
  {
    first_name: value,
    last_name: value,
    email: value,
    phone: value,
    customer: fc.oneof(value, customer),
    redirect_url: value,
    source: value,
    meta_data: map,
    shipping_data: map,
  },
  some,
)
const item = fc.record({ name: value, image_url: value, item_url: value }, some)

test('the checkout opens for any text in an order', { timeout: RUNS.numRuns * 50 + 60_000 }, () => {
  const seen = { asked: 0, sent: 0 }
  fc.assert(
    fc.property(around, item, (rest, onItem) => {
      const [first] = sellable.items
      const { order } = cross({ ...sellable, ...rest, items: [{ ...first, ...onItem }] })
      const played = play(order)
      if (played.state.place.at === 'contact') {
        seen.asked += 1
        const asked = Object.fromEntries(at(played, 'contact').fields.map(({ name }) => [name, ''] as const))
        played.proceed(Object.fromEntries(Object.entries(reachable).filter(([name]) => name in asked)))
      } else seen.sent += 1
      const [start] = played.asked()
      if (start?.verb !== 'start') throw new Error('nothing was asked')
      expect(start.contact.phone).toMatch(/^0[1-9]\d{9}$/)
      expect(start.contact.email).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)
      expect(JSON.stringify([start.contact, start.order.items[0]?.name])).not.toMatch(/[\u202A\u200B]/)
    }),
    RUNS,
  )
  expect(seen.asked).toBeGreaterThan(0)
})
