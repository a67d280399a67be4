import { expect, test } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, loansAsked, playTo, refused } from '../testing/play.ts'
import { steps } from '../testing/wire.ts'

// A loan request that was refused or never sent: there is no loan, and agreeing again sends only the loan request.

test.each([
  ['offline', new ApiFailure('offline', '')],
  ['refused', new ApiFailure('refused', '', { status: 422, serverMessage: 'Limit reached' })],
  ['too many requests', new ApiFailure('server', '', { status: 429 })],
])(
  'a loan request that fails as "%s" leads back to the preview, and the shopper may leave',
  async (_case, failure) => {
    const flow = await playTo('asking')
    flow.fail(failure)
    at(flow, 'preview')
    expect(flow.state.trouble?.kind).toBe(failure.kind)
    // Without a reference: if the frame is lost now, the page may report the checkout as cancelled.
    expect(flow.emitted().at(-1)).toEqual({ type: 'busy', locked: false })
    flow.happen({ type: 'leave' })
    expect(flow.emitted().at(-1)).toEqual({ type: 'leave', step: 'NEW_LOAN', confirm: true })
    expect(flow.proceed()).toBe(true)
    expect(at(flow, 'asking') && flow.asked().at(-1)).toEqual(loansAsked(flow)[0])
  },
)

test('after a refused loan request, a step that the bank has accepted is not sent again', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  const form_fields = [{ type: 'password', name: 'password', required: true }]
  await answerNext(flow, { ...steps.account, name: 'CREATE_ACCOUNT', form_fields })
  flow.proceed({ password: 'Password@1' })
  await answerNext(flow, steps.newLoan)
  const sent = flow.asked().length
  flow.fail(refused(422))
  expect(at(flow, 'preview').values['consent']).toBe('')
  expect(flow.state.trouble?.kind).toBe('refused')
  expect(flow.state.history.map(({ place }) => place.at)).not.toContain('preview')
  flow.proceed({ consent: 'yes' })
  expect(flow.asked().slice(sent)).toEqual([loansAsked(flow)[0]])
})

test('a loan that is requested again has the hidden values of the loan step, and not those of the acceptance', async () => {
  const flow = await playTo('split')
  const hidden = (value: string) => ({ form_fields: [{ type: 'hidden', name: 'offer', value }] })
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, { ...steps.accept, ...hidden('accepted') })
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, { ...steps.newLoan, ...hidden('loan') })
  flow.fail(refused(422))
  flow.proceed()
  expect(loansAsked(flow)).toMatchObject([{ body: { offer: 'loan' } }, { body: { offer: 'loan' } }])
})
