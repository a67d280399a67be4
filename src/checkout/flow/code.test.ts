import { expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, playTo, type Played } from '../testing/play.ts'
import { steps } from '../testing/wire.ts'

const type = (flow: Played, otp: string) => flow.happen({ type: 'typed', name: 'otp', value: otp })
const refused = new ApiFailure('refused', '', { status: 400, serverMessage: 'That code is not right.' })
/** The codes that were sent, with or without the button. */
const sent = (flow: Played) =>
  flow.asked().flatMap((call) => (call.verb === 'follow' && 'otp' in call.body ? [call.body['otp']] : []))

test('a code is sent when its last digit is typed, and not before', async () => {
  const flow = await playTo('code')
  for (const typed of ['1', '12', '123', '1234', '12345']) type(flow, typed)
  expect(sent(flow)).toEqual([])
  type(flow, '123456')
  expect(sent(flow)).toEqual(['123456'])
  expect(flow.happen({ type: 'continue' })).toBe(false)
})

test('a refused code is sent again only by the button; another code is sent without it', async () => {
  const flow = await playTo('code')
  type(flow, '999999')
  flow.fail(refused)
  type(flow, '99999')
  type(flow, '999999')
  expect(sent(flow)).toEqual(['999999'])
  flow.happen({ type: 'continue' })
  flow.fail(refused)
  type(flow, '123456')
  expect(sent(flow)).toEqual(['999999', '999999', '123456'])
})

test('a code that is corrected during a request is sent when the first code is refused', async () => {
  const flow = await playTo('code')
  type(flow, '999999')
  type(flow, '99999')
  type(flow, '123456')
  expect(sent(flow)).toEqual(['999999'])
  flow.fail(refused)
  expect(sent(flow)).toEqual(['999999', '123456'])
})

test('after a lost request a code is sent only when the shopper retries', async () => {
  const flow = await playTo('code')
  type(flow, '999999')
  type(flow, '123456')
  flow.fail(new ApiFailure('timeout', ''))
  expect(sent(flow)).toEqual(['999999'])
  flow.happen({ type: 'retry' })
  expect(sent(flow)).toEqual(['999999', '123456'])
})

async function newCodeRequested() {
  const flow = await playTo('code')
  type(flow, '999999')
  flow.fail(refused)
  flow.later(60_000)
  flow.happen({ type: 'resend' })
  return flow
}

test('a request for a new code empties the box; then refused digits may be sent again', async () => {
  const flow = await newCodeRequested()
  expect(at(flow, 'code').values['otp']).toBe('')
  await answerNext(flow, steps.code)
  type(flow, '999999')
  expect(sent(flow)).toEqual(['999999', '999999'])
})

test.each([
  ['a whole code is sent', '123456', ['999999', '123456']],
  ['a part of a code stays in its box', '123', ['999999']],
])('a new code that is typed before the answer reports it is kept: %s', async (_case, typed, codes) => {
  const flow = await newCodeRequested()
  type(flow, typed)
  expect(sent(flow)).toEqual(['999999'])
  await answerNext(flow, steps.code)
  expect(at(flow, 'code').values['otp']).toBe(typed)
  expect(sent(flow)).toEqual(codes)
})

test('a new code is sent with the hidden values of its own step', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  const step = (id: string) => ({
    ...steps.code,
    form_fields: [...steps.code.form_fields, { type: 'hidden', name: 'otpId', value: id }],
  })
  await answerNext(flow, step('first'))
  flow.later(60_000)
  flow.happen({ type: 'resend' })
  await answerNext(flow, step('second'))
  type(flow, '123456')
  expect(flow.asked().at(-1)).toMatchObject({ body: { otp: '123456', otpId: 'second' } })
})

test('a code answered with its own step is typed again, and a new code is requested with the call that sent the first', async () => {
  const flow = await playTo('code')
  const sentBy = flow.asked().at(-1)
  flow.later(50_000)
  type(flow, '999999')
  await answerNext(flow, steps.code)
  expect(at(flow, 'code').values['otp']).toBe('')
  type(flow, '999999')
  expect(sent(flow)).toEqual(['999999'])
  flow.later(10_000)
  flow.happen({ type: 'resend' })
  expect(flow.asked().at(-1)).toBe(sentBy)
})

test('a second code after an accepted one has no "Send a new code", because the call before it contains the first code', async () => {
  const flow = await playTo('code')
  type(flow, '123456')
  await answerNext(flow, { ...steps.code, name: 'VERIFY_PHONE_OTP', api: '/loans/account/verify-phone-otp' })
  expect(at(flow, 'form').step.name).toBe('VERIFY_PHONE_OTP')
  flow.later(60_000)
  expect(flow.happen({ type: 'resend' })).toBe(false)
  type(flow, '654321')
  expect(sent(flow)).toEqual(['123456', '654321'])
})

test('a code of unknown length is sent only by the button', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  const form_fields = [{ type: 'text', name: 'otp', label: 'Code', required: true }]
  await answerNext(flow, { ...steps.code, form_fields })
  type(flow, '123456')
  expect(sent(flow)).toEqual([])
  flow.happen({ type: 'continue' })
  expect(sent(flow)).toEqual(['123456'])
})

test('a code among other fields is sent only by the button, also when it was the last missing value', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  const bvn = { type: 'text', name: 'bvn', label: 'BVN', required: true, value: '22212345678' }
  await answerNext(flow, { ...steps.code, form_fields: [bvn, ...steps.code.form_fields] })
  type(flow, '123456')
  expect(sent(flow)).toEqual([])
  flow.happen({ type: 'continue' })
  expect(sent(flow)).toEqual(['123456'])
})

/** The bank sends a code for the plan, and the shopper requests a new one. */
async function newCodeForPlan() {
  const flow = await playTo('split')
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, steps.code)
  flow.later(60_000)
  flow.happen({ type: 'resend' })
  return flow
}

test('typing does not drop the request for a new code that the plan’s call sends', async () => {
  const flow = await newCodeForPlan()
  type(flow, '1')
  expect(flow.state.waiting?.call.verb).toBe('plan')
  await answerNext(flow, steps.code)
  expect(at(flow, 'code').values['otp']).toBe('1')
  expect(flow.happen({ type: 'resend' })).toBe(false)
})

test('“Try again” after a failed request for a new code requests the code, also where the plan’s call sends it', async () => {
  const flow = await newCodeForPlan()
  flow.fail(new ApiFailure('unreachable', ''))
  const requests = flow.asked().length
  flow.happen({ type: 'retry' })
  expect(flow.asked().slice(requests)).toMatchObject([{ verb: 'plan' }])
})
