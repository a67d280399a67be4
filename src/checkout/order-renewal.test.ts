import { expect, it } from 'vitest'
import { createRenewal } from './order-renewal.ts'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { order } from './testing/wire.ts'

it('asks the page each time, and answers with what it says', async () => {
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

it('gives a page up that says nothing', async () => {
  const clock = manualClock()
  const asked = createRenewal(() => {}, clock).request()
  clock.advance(45_000)
  await expect(asked).rejects.toMatchObject({ kind: 'timeout' })
})
