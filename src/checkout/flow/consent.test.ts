import { expect, test } from 'vitest'
import { answerNext, at, playTo } from '../testing/play.ts'
import { steps } from '../testing/wire.ts'

// After the shopper has agreed, an answer can lead to the loan request. So a pending request must not lead there once the shopper
// withdraws.

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
    at(flow, 'asking')
    expect(flow.state.facts.application?.agreement).toBeDefined()
    const verbs = flow.asked().map(({ verb }) => verb)
    expect(verbs.slice(-2)).toEqual(['follow', 'new-loan'])
  },
)

test('a box that is ticked again after the question whether to leave is no consent without the button', async () => {
  const flow = await agreed('preview')
  flow.happen({ type: 'leave' })
  flow.type({ consent: 'yes' })
  await answerNext(flow, steps.newLoan)
  expect(at(flow, 'preview').values['consent']).toBe('')
  expect(flow.asked().map(({ verb }) => verb)).not.toContain('new-loan')
})

test.each([
  ['form', form],
  ['code', steps.code],
  ['at-bank', steps.atBank],
  ['deciding', steps.deciding],
] as const)(
  'the step after an acceptance is shown also when the shopper was asked whether to leave: %s',
  async (place, next) => {
    const flow = await agreed('preview')
    flow.happen({ type: 'leave' })
    await answerNext(flow, next)
    at(flow, place)
    const mayExist = place === 'at-bank' || place === 'deciding'
    expect(flow.state.facts.loan !== undefined).toBe(mayExist)
  },
)

test('a code that the phone fills in during the question whether to leave leads to no loan', async () => {
  const flow = await agreed('preview')
  await answerNext(flow, steps.code)
  flow.happen({ type: 'leave' })
  flow.type({ otp: '123456' })
  await answerNext(flow, steps.newLoan)
  at(flow, 'preview')
  expect(flow.asked().map(({ verb }) => verb)).not.toContain('new-loan')
})

test.each(['preview', 'form after the consent'])(
  'the request of the %s is marked to fail without a network, and not to be sent later',
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

test('a box that is unticked at a form after the consent withdraws it, and the answer of the bank is followed', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  const form_fields = [{ type: 'checkbox', name: 'data', label: 'May look', required: true }]
  await answerNext(flow, { ...form, form_fields })
  flow.proceed({ data: 'yes' })
  flow.type({ data: '' })
  await answerNext(flow, steps.newLoan)
  expect(at(flow, 'preview').values['consent']).toBe('')
  expect(flow.asked().map(({ verb }) => verb)).not.toContain('new-loan')
})
