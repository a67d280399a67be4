import { expect, test } from 'vitest'
import { answerNext, play } from '../testing/play.ts'
import { steps } from '../testing/wire.ts'
import { createDirection } from './use-direction.ts'

test('the way is "on" to a next screen, "back" after Back, and unchanged by events on a screen', async () => {
  const flow = play()
  const directionTo = createDirection()
  const ways = [directionTo(flow.state)]
  const look = () => ways.push(directionTo(flow.state))
  await answerNext(flow)
  look()
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  look()
  flow.type({ accountNumber: '12' })
  look()
  flow.happen({ type: 'back' })
  look()
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  look()
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  await answerNext(flow, steps.code)
  look()
  expect(ways).toEqual(['start', 'on', 'on', 'on', 'back', 'on', 'on'])
})
