import { expect, it } from 'vitest'
import { createRenewal } from './order-renewal.ts'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { order } from './testing/wire.ts'

it('the order renewal asks the page each time, and answers with the page’s order', async () => {
  let said = 0
  const renewal = createRenewal(() => said++, manualClock())
  const first = renewal.request()
  renewal.receive({ order })
  expect(await first).toEqual({ verb: 'renew-order', order })
  const second = renewal.request()
  renewal.receive({ order: { ...order, amount: 9000 } })
  expect(await second).toMatchObject({ order: { amount: 9000 } })
  expect(said).toBe(2)
})

it('the order renewal times out when the page does not answer for 45 seconds', async () => {
  const clock = manualClock()
  const asked = createRenewal(() => {}, clock).request()
  clock.advance(45_000)
  await expect(asked).rejects.toMatchObject({ kind: 'timeout' })
})
