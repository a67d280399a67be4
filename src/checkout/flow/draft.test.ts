import { expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, play, playTo } from '../testing/play.ts'
import { order, steps } from '../testing/wire.ts'

test('a value that the shopper left as it was filled in follows a corrected contact', async () => {
  const { phone: _phone, ...unknown } = order
  const flow = play(unknown)
  flow.proceed({ phone: '08099999999' })
  await answerNext(flow)
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  expect(at(flow, 'form').values['phoneNumber']).toBe('08099999999')
  flow.type({ accountNumber: '1234567890' })
  for (let back = 0; back < 2; back += 1) flow.happen({ type: 'back' })
  flow.proceed({ phone: '08012345678' })
  expect(flow.state.waiting).toBeUndefined()
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  expect(at(flow, 'form').values).toMatchObject({ phoneNumber: '08012345678', accountNumber: '1234567890' })
})

test('what was typed is filled in again after the session has expired', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08055555555' })
  flow.fail(new ApiFailure('refused', '', { status: 401 }))
  await answerNext(flow)
  at(flow, 'problem')
  flow.happen({ type: 'retry' })
  await answerNext(flow)
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  expect(at(flow, 'form').values).toMatchObject({ accountNumber: '1234567890', phoneNumber: '08055555555' })
})

test('a tick beside the plan is not filled in beside another plan', async () => {
  const flow = await playTo('split')
  flow.proceed({ installment: '6', repaymentDay: '7' })
  const accept = {
    ...steps.accept,
    form_fields: [{ type: 'checkbox', name: 'insurance', label: 'Insure me' }],
  }
  await answerNext(flow, accept)
  flow.type({ insurance: 'yes' })
  flow.happen({ type: 'change-split' })
  flow.proceed({ installment: '3' })
  await answerNext(flow, accept)
  expect(at(flow, 'preview').values['insurance']).toBe('')
})

test('what was typed at the bank is kept when its step is sent a second time unchanged', async () => {
  const flow = await playTo('form')
  const typed = { accountNumber: '1234567890', phoneNumber: '08055555555' }
  flow.proceed(typed)
  await answerNext(flow, steps.code)
  flow.happen({ type: 'back' })
  at(flow, 'form')
  flow.proceed()
  await answerNext(flow, { ...steps.account, name: 'ANOTHER_STEP' })
  flow.happen({ type: 'continue' })
  flow.fail(new ApiFailure('refused', '', { status: 401 }))
  await answerNext(flow)
  flow.happen({ type: 'retry' })
  await answerNext(flow)
  flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
  expect(at(flow, 'form').values).toMatchObject(typed)
})

test('a form that the bank asks for again has what was typed in it, without the password', async () => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  const login = (hiddenId: string) => ({
    ...steps.account,
    name: 'LOGIN',
    form_fields: [
      { type: 'text', name: 'username', label: 'User name', required: true },
      { type: 'password', name: 'password', label: 'Password', required: true },
      { type: 'hidden', name: 'attempt', value: hiddenId },
    ],
  })
  await answerNext(flow, login('1'))
  flow.proceed({ username: 'ada', password: 'S3cret!' })
  await answerNext(flow, login('2'))
  expect(at(flow, 'form').values).toEqual({ username: 'ada', password: '', attempt: '2' })
})

test.each([
  ['another label', { label: 'What was your first school?' }],
  ['a value of its own', { value: 'Lagos' }],
])('a form of the same name, whose field has %s, does not get the earlier answer', async (_case, changes) => {
  const flow = await playTo('form')
  flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
  const asking = (more: object) => ({
    ...steps.account,
    name: 'SECURITY_QUESTION',
    form_fields: [{ type: 'text', name: 'answer', label: 'Where were you born?', required: true, ...more }],
  })
  await answerNext(flow, asking({}))
  flow.proceed({ answer: 'Kano' })
  await answerNext(flow, asking(changes))
  expect(at(flow, 'form').values['answer']).toBe('value' in changes ? changes.value : '')
})
