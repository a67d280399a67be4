import { expect, test } from 'vitest'
import { answerNext, at, playTo } from '../testing/play.ts'
import { steps } from '../testing/wire.ts'

// After the shopper has agreed, an answer may be the request for the loan: nothing is sent that the shopper no longer expects.

const form = { ...steps.account, name: 'CREATE_ACCOUNT' }
const ACCOUNT = { accountNumber: '1234567890', phoneNumber: '08012345678' }

/** Plays to the preview and agrees; for a form after the consent, sends that form too. */
async function agreed(place: string) {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  if (place === 'preview') return flow
  await answerNext(flow, form)
  flow.proceed(ACCOUNT)
  return flow
}

test.each(['preview', 'form after the consent'])(
  'a request that is pending at the %s leads to no loan once the shopper asks to leave',
  async (place) => {
    const flow = await agreed(place)
    flow.happen({ type: 'leave' })
    expect(flow.emitted().at(-1)).toMatchObject({ type: 'leave', confirm: true })
    await answerNext(flow, steps.newLoan)
    expect(at(flow, 'preview').values['consent']).toBe('')
    expect(flow.asked().map(({ verb }) => verb)).not.toContain('new-loan')
    flow.proceed({ consent: 'yes' })
    expect(flow.state.facts.application?.agreement).toBeDefined()
    expect(
      at(flow, 'asking') &&
        flow
          .asked()
          .map(({ verb }) => verb)
          .slice(-2),
    ).toEqual(['follow', 'new-loan'])
  },
)

test.each(['preview', 'form after the consent'])(
  'without a network the request of the %s fails at once, and is not sent when nobody may look any more',
  async (place) => {
    const flow = await agreed(place)
    expect(flow.asked().at(-1)).toMatchObject({ verb: 'follow', failWhenOffline: true })
  },
)

test('a form before the consent waits for the network', async () => {
  const flow = await playTo('form')
  flow.proceed(ACCOUNT)
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'follow', failWhenOffline: false })
})
