import { expect, test } from 'vitest'
import type { Order } from '../../validation/order.ts'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, play, playTo, read } from '../testing/play.ts'
import { order, steps } from '../testing/wire.ts'

test('an order with email and phone starts at once; without them the contact screen comes first', async () => {
  expect(play().state.place.at).toBe('starting')
  const flow = play(bare)
  expect(at(flow, 'contact').fields.map(({ name }) => name)).toEqual(['email', 'phone'])
  flow.proceed({ email: 'ada@', phone: '0801' })
  expect(at(flow, 'contact')).toMatchObject({
    problems: { email: { rule: 'email' }, phone: { rule: 'phone' } },
    checks: 1,
  })
  flow.proceed({ email: 'ada@example.com', phone: '+234 801 234 5678' })
  expect(flow.asked()).toMatchObject([{ contact: { email: 'ada@example.com', phone: '08012345678' } }])
})

const { email: _email, phone: _phone, ...bare } = order
const { merchant_reference: _reference, ...unnamed } = bare

async function afterContact(given: Order, renewable = false) {
  const flow = play(given, renewable)
  flow.proceed({ email: 'ada@example.com', phone: '08012345678' })
  await answerNext(flow)
  at(flow, 'banks')
  return flow
}

test.each([
  ['an order without a reference', unnamed, false],
  ['an order that the page can renew', bare, true],
])('the contact of %s can be corrected, and is not sent again unchanged', async (_, given, renewable) => {
  const flow = await afterContact(given, renewable)
  flow.happen({ type: 'back' })
  expect(at(flow, 'contact').values['email']).toBe('ada@example.com')
  flow.proceed()
  at(flow, 'banks')
  expect(flow.asked()).toHaveLength(1)
  flow.happen({ type: 'back' })
  flow.proceed({ email: 'bola@example.com' })
  at(flow, 'starting')
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'start', contact: { email: 'bola@example.com' } })
})

test('an order whose reference would be refused is not sent a second time, and the bank receives the corrected contact', async () => {
  const waiting = play(bare)
  waiting.proceed({ email: 'ada@example.com', phone: '08012345678' })
  at(waiting, 'starting')
  expect(waiting.happen({ type: 'back' })).toBe(false)

  const flow = await afterContact(bare)
  flow.happen({ type: 'back' })
  flow.proceed({ email: 'bola@example.com' })
  at(flow, 'banks')
  expect(flow.asked()).toHaveLength(1)
  expect(flow.state.facts.contact.email).toBe('bola@example.com')
})

test('a code is sent with the phone that the shopper typed, and not with the phone that the shop gave', async () => {
  const hidden = ['accountNumber', 'phoneNumber', 'email'].map((name) => ({ type: 'hidden', name }))
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08098765432' })
  await answerNext(flow, {
    ...steps.code,
    form_fields: [...hidden, { type: 'text', name: 'otp', placeholder: 'Enter the 6-digit code here' }],
  })
  flow.proceed({ otp: '123456' })
  expect(flow.asked().at(-1)).toMatchObject({
    body: { phoneNumber: '08098765432', accountNumber: '1234567890', email: 'ada@example.com' },
  })
})

test('a changed contact is sent although an earlier request with it got no answer', async () => {
  const flow = await afterContact(unnamed)
  flow.happen({ type: 'back' })
  flow.proceed({ email: 'bola@example.com' })
  flow.fail(new ApiFailure('timeout', ''))
  flow.happen({ type: 'back' })
  flow.proceed()
  at(flow, 'starting')
  expect(flow.asked()).toHaveLength(3)
})

const TERMS = '/loans/partners/terms-and-conditions'

test.each([
  ['GET', `${TERMS}?partner=stanbic`],
  ['GET', TERMS],
  ['POST', `${TERMS}?partner=stanbic`],
])('terms of a step with %s %s are requested for the environment of the session', async (method, api) => {
  const flow = await playTo('code')
  flow.proceed({ otp: '123456' })
  await answerNext(flow, { ...steps.terms, method, api })
  expect(at(flow, 'terms').step.path).toMatch(/[?&]is_live=false$/)
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'terms', step: { path: at(flow, 'terms').step.path } })
})

test('a code is sent with the account and the phone number, and a second press sends nothing', async () => {
  const flow = await playTo('code')
  flow.proceed({ otp: '123456' })
  expect(flow.proceed()).toBe(false)
  expect(flow.asked().at(-1)).toMatchObject({
    body: {
      partner: 'stanbic',
      is_live: false,
      klump_public_key: 'klp_pk_test_0000',
      accountNumber: '1234567890',
      phoneNumber: '08012345678',
      otp: '123456',
    },
  })
})

test('a short code is not sent', async () => {
  const flow = await playTo('code')
  flow.proceed({ otp: '1234' })
  expect(at(flow, 'code').problems).toEqual({ otp: { rule: 'digits', limit: 6 } })
  expect(flow.state.waiting).toBeUndefined()
})

test('a refused step keeps the typed values and the server’s message', async () => {
  const flow = await playTo('code')
  flow.proceed({ otp: '999999' })
  flow.fail(
    new ApiFailure('refused', 'developer words', { status: 400, serverMessage: 'That code is wrong' }),
  )
  expect(flow.state).toMatchObject({
    trouble: { kind: 'refused', serverMessage: 'That code is wrong', again: undefined },
  })
  expect(at(flow, 'code').values['otp']).toBe('999999')
})

test('a request whose connection failed can be retried with the same call', async () => {
  const flow = await playTo('code')
  flow.proceed({ otp: '123456' })
  const sent = flow.asked().at(-1)
  flow.fail(new ApiFailure('unreachable', ''))
  expect(flow.happen({ type: 'retry' })).toBe(true)
  expect(flow.asked().at(-1)).toEqual(sent)
})

test('a new code can be requested after 60 seconds, with the call that requested the first', async () => {
  const flow = await playTo('code')
  const sentBy = flow.asked().at(-1)
  flow.later(59_999)
  expect(flow.happen({ type: 'resend' })).toBe(false)
  flow.later(1)
  expect(flow.happen({ type: 'resend' })).toBe(true)
  expect(flow.asked().at(-1)).toBe(sentBy)
  await answerNext(flow, steps.code)
  expect(at(flow, 'code')).toMatchObject({ again: true, values: { otp: '' } })
  expect(flow.happen({ type: 'resend' })).toBe(false)
})

test('Back leads to the form with its values, and skips the code, which is used up', async () => {
  const flow = await playTo('terms')
  flow.happen({ type: 'back' })
  expect(at(flow, 'form').values).toEqual({ accountNumber: '1234567890', phoneNumber: '+234 801 234 5678' })
  flow.happen({ type: 'back' })
  at(flow, 'banks')
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  expect(at(flow, 'form').values['accountNumber']).toBe('1234567890')
  flow.happen({ type: 'back' })
  flow.happen({ type: 'bank-chosen', slug: 'polaris' })
  expect(at(flow, 'form').values['accountNumber']).toBe('')
})

test('Back drops the answer of a pending request', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890' })
  const requestId = flow.state.waiting?.requestId ?? 0
  flow.happen({ type: 'back' })
  const answer = { verb: 'follow', next: read(steps.code) } as const
  expect(flow.happen({ type: 'answered', requestId, answer })).toBe(false)
  at(flow, 'banks')
})

test('a split that is changed while its plan is requested needs a new plan', async () => {
  const flow = await playTo('split')
  flow.proceed({ installment: '6', repaymentDay: '7' })
  flow.type({ installment: '3' })
  expect(flow.state.waiting).toBeUndefined()
  flow.proceed()
  await answerNext(flow)
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.newLoan)
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'new-loan', body: { installment: 3 } })
})

test('no loan is requested without the consent, or when the consent is removed before the answer', async () => {
  const flow = await playTo('preview')
  flow.proceed()
  expect(at(flow, 'preview').problems).toEqual({ consent: { rule: 'missingTick' } })
  flow.proceed({ consent: 'yes' })
  flow.type({ consent: '' })
  await answerNext(flow, steps.newLoan)
  at(flow, 'preview')
  expect(flow.asked().map(({ verb }) => verb)).not.toContain('new-loan')
})

test('a plan that leads directly to NEW_LOAN is previewed first', async () => {
  const flow = await playTo('split')
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, steps.newLoan)
  at(flow, 'preview')
  flow.proceed({ consent: 'yes' })
  at(flow, 'asking')
})

test('an unknown step with fields is a form; without fields the flow ends with unknown_step', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890' })
  await answerNext(flow, { ...steps.account, name: 'MOON_PHASE' })
  expect(at(flow, 'form').step.name).toBe('MOON_PHASE')
  flow.proceed({ accountNumber: '1234567890' })
  await answerNext(flow, { ...steps.account, name: 'FACE_SCAN', form_fields: [] })
  expect(at(flow, 'problem').code).toBe('unknown_step')
  flow.happen({ type: 'leave' })
  expect(flow.happen({ type: 'another-bank' }), 'told once').toBe(false)
  expect(flow.emitted().at(-1)).toMatchObject({
    outcome: { status: 'failed', error: { code: 'unknown_step' } },
  })
})

test('after a step that cannot be drawn another bank may be chosen, and starts with a new application', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890' })
  await answerNext(flow, { ...steps.account, name: 'FACE_SCAN', form_fields: [] })
  expect(flow.happen({ type: 'another-bank' })).toBe(true)
  at(flow, 'banks')
  expect(flow.state.facts.application).toBeUndefined()
  flow.happen({ type: 'bank-chosen', slug: 'polaris' })
  expect(at(flow, 'form').step.name).toBe('ACCOUNT_VERIFICATION')
})

test.each([
  [401, 'key_rejected'],
  [409, 'duplicate_reference'],
  [400, 'order_refused'],
  [422, 'order_refused'],
])('an order answered with %i ends as %s', (status, code) => {
  const flow = play()
  flow.fail(new ApiFailure('refused', '', { status, serverMessage: 'no' }))
  expect(at(flow, 'problem').code).toBe(code)
})

test.each([
  ['the key still works', undefined, 'session_expired'],
  ['the key is refused too', new ApiFailure('refused', '', { status: 401 }), 'key_rejected'],
])('a 401 during a session ends with the right code when %s', async (_case, failure, code) => {
  const flow = await playTo('code')
  flow.proceed({ otp: '123456' })
  flow.fail(new ApiFailure('refused', '', { status: 401 }))
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'check-key' })
  if (failure) flow.fail(failure)
  else flow.answer({ verb: 'check-key' })
  expect(at(flow, 'problem').code).toBe(code)
  expect(flow.happen({ type: 'retry' })).toBe(code === 'session_expired')
})

test('"Try again" after a failure sends the corrected values', async () => {
  const flow = await playTo('code')
  flow.proceed({ otp: '123456' })
  flow.fail(new ApiFailure('timeout', ''))
  flow.type({ otp: '654321' })
  flow.happen({ type: 'retry' })
  expect(flow.asked().at(-1)).toMatchObject({ body: { otp: '654321' } })
})

test('an unreadable answer can be retried once, and then the flow ends with bad_answer', async () => {
  const flow = await playTo('code')
  flow.proceed({ otp: '123456' })
  flow.fail(new ApiFailure('unreadable', 'cannot read next_step'))
  expect(flow.happen({ type: 'retry' })).toBe(true)
  flow.fail(new ApiFailure('unreadable', 'cannot read next_step'))
  expect(at(flow, 'problem')).toMatchObject({ code: 'bad_answer', message: 'cannot read next_step' })
  expect(flow.happen({ type: 'another-bank' })).toBe(true)
  at(flow, 'banks')
})

test('steps that lead in circles end with bad_answer; going back and forth does not', async () => {
  const flow = await playTo('form')
  for (let rounds = 0; rounds < 30; rounds++) {
    flow.proceed({ accountNumber: '1234567890' })
    await answerNext(flow, steps.terms)
    flow.happen({ type: 'back' })
  }
  for (let rounds = 0; flow.state.place.at === 'form' && rounds < 30; rounds++) {
    flow.proceed({ accountNumber: '1234567890' })
    await answerNext(flow, steps.account)
  }
  expect(at(flow, 'problem').code).toBe('bad_answer')
  expect(flow.asked().length).toBeLessThan(75)
})

test.each([400, 403, 404, 409])(
  'terms or insurers that are refused with %i can be requested again, also after a press',
  async (status) => {
    const flow = await playTo('code')
    flow.proceed({ otp: '123456' })
    await answerNext(flow, steps.terms)
    flow.fail(new ApiFailure('refused', '', { status, serverMessage: 'No.' }))
    expect(flow.state.trouble?.again?.verb).toBe('terms')

    flow.happen({ type: 'retry' })
    const insurer = { type: 'select', name: 'insurerId', required: true }
    const form_fields = [...steps.split.form_fields, insurer]
    await answerNext(flow, { ...steps.split, form_fields })
    flow.proceed()
    flow.fail(new ApiFailure('refused', '', { status, serverMessage: 'No.' }))
    flow.proceed({ installment: '', repaymentDay: '7' })
    expect(Object.keys(at(flow, 'split').problems)).toEqual(['installment'])
    expect(flow.happen({ type: 'retry' })).toBe(true)
    expect(flow.asked().at(-1)).toMatchObject({ verb: 'insurers' })

    // Without the list the purchase continues.
    flow.fail(new ApiFailure('refused', 'no list', { status, serverMessage: 'No list.' }))
    flow.proceed({ installment: '6' })
    expect(flow.asked().at(-1)).toMatchObject({ verb: 'plan', body: { installment: 6, repaymentDay: 7 } })
  },
)
