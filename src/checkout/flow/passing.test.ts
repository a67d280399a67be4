import { describe, expect, it } from 'vitest'
import { ApiFailure } from '../model/failure.ts'
import { answerNext, at, play, playTo, type Played } from '../testing/play.ts'
import { order, partner, steps } from '../testing/wire.ts'
import { passedBefore } from './passing.ts'

const [installment] = steps.onlySplit.form_fields
const insurer = { type: 'hidden', name: 'insurerId', required: true }
const onlySplitWith = (...fields: object[]) => ({ ...steps.onlySplit, form_fields: [installment, ...fields] })

/** Agrees to the terms that lead to this split. */
async function toSplit(split: object) {
  const flow = await playTo('code')
  flow.proceed({ otp: '123456' })
  await answerNext(flow, steps.terms)
  await answerNext(flow, split)
  flow.proceed()
  return flow
}

const lastAsked = (flow: Played) => flow.asked().at(-1)

describe('a split without a choice', () => {
  it('is skipped: its plan is requested at once, and the next screen knows its values', async () => {
    const flow = await toSplit(steps.onlySplit)
    expect(at(flow, 'split').passing).toBe(true)
    expect(lastAsked(flow)).toMatchObject({ verb: 'plan', body: { installment: 6, amount: order.amount } })
    await answerNext(flow)
    expect(at(flow, 'preview').plan.dueToday).toBe(666_667)
    expect(passedBefore(flow.state)?.values).toEqual({ installment: '6' })
    expect(flow.state.facts.application).toMatchObject({ choice: { installment: 6 }, consented: false })
  })

  it.each(['back', 'change-split'] as const)(
    'is shown after "%s", and is not skipped a second time',
    async (type) => {
      const flow = await toSplit(steps.onlySplit)
      await answerNext(flow)
      expect(flow.happen({ type })).toBe(true)
      expect(at(flow, 'split').passing).toBeUndefined()
      expect(flow.state.waiting).toBeUndefined()
      flow.proceed()
      await answerNext(flow)
      expect(flow.state.place.at).toBe('preview')
      expect(passedBefore(flow.state)).toBeUndefined()
    },
  )

  it.each([
    ['a refusal', new ApiFailure('refused', '', { status: 400, serverMessage: 'Not today.' })],
    ['a network failure', new ApiFailure('offline', '')],
    ['an answer that cannot be read', new ApiFailure('unreadable', '')],
  ])('is shown with its choice after %s', async (_, failure) => {
    const flow = await toSplit(steps.onlySplit)
    flow.fail(failure)
    expect(at(flow, 'split')).toMatchObject({ values: { installment: '6' } })
    expect(at(flow, 'split').passing).toBeUndefined()
    expect(flow.state.trouble?.kind).toBe(failure.kind)
    flow.proceed()
    expect(at(flow, 'split').passing).toBeUndefined()
    await answerNext(flow)
    expect(flow.state.place.at).toBe('preview')
  })

  it('may be left while its plan is requested', async () => {
    const flow = await toSplit(steps.onlySplit)
    const waiting = flow.state.waiting ?? expect.unreachable('nothing was asked')
    expect(flow.happen({ type: 'back' })).toBe(true)
    expect(flow.state.place.at).toBe('terms')
    flow.fail(new ApiFailure('server', ''))
    expect(flow.state.trouble).toBeUndefined()
    expect(
      flow.happen({ type: 'failed', requestId: waiting.requestId, failure: new ApiFailure('server', '') }),
    ).toBe(false)
  })

  it('is shown when the server leads to it again, so that there is no hidden loop', async () => {
    const flow = await toSplit(steps.onlySplit)
    await answerNext(flow, steps.onlySplit)
    expect(at(flow, 'split').passing).toBeUndefined()
    expect(flow.state.waiting).toBeUndefined()
  })

  it('waits for its list of insurers, and is skipped when there is one insurer', async () => {
    const flow = await toSplit(onlySplitWith(insurer))
    expect(at(flow, 'split').passing).toBe(true)
    expect(lastAsked(flow)).toMatchObject({ verb: 'insurers' })
    await answerNext(flow)
    expect(lastAsked(flow)).toMatchObject({ verb: 'plan', body: { installment: 6, insurerId: '4' } })
  })

  it('is shown when there are several insurers, or when their list fails to load', async () => {
    const several = await toSplit(onlySplitWith(insurer))
    await answerNext(several, undefined, [
      { name: 'Leadway', value: 4 },
      { name: 'Cornerstone', value: 5 },
    ])
    const none = await toSplit(onlySplitWith(insurer))
    none.fail(new ApiFailure('server', ''))
    for (const flow of [several, none]) {
      expect(at(flow, 'split').passing).toBeUndefined()
      expect(lastAsked(flow)).toMatchObject({ verb: 'insurers' })
    }
  })
})

it('a single insurer is chosen in advance also in a split with other fields', async () => {
  const flow = await toSplit({ ...steps.split, form_fields: [...steps.split.form_fields, insurer] })
  await answerNext(flow)
  expect(at(flow, 'split').values['insurerId']).toBe('4')
  expect(lastAsked(flow)).toMatchObject({ verb: 'insurers' })
})

describe('a split is shown', () => {
  it.each([
    ['with a choice of two', steps.split],
    [
      'with a box to tick',
      onlySplitWith({ type: 'checkbox', name: 'insured', label: 'Insure it', required: true }),
    ],
    ['with an amount to type', onlySplitWith({ type: 'number', name: 'downpayment_amount', required: true })],
    [
      'with one choice that may be left out',
      onlySplitWith({
        type: 'select',
        name: 'cover',
        label: 'Cover',
        options: [{ value: '1', label: 'Full' }],
      }),
    ],
    [
      'with a call that is not known to be non-binding',
      { ...steps.onlySplit, api: '/loans/account/choose-split' },
    ],
    ['without any field', { ...steps.onlySplit, form_fields: [] }],
  ])('%s', async (_, split) => {
    const flow = await toSplit(split)
    expect(at(flow, 'split').passing).toBeUndefined()
    expect(flow.state.waiting).toBeUndefined()
  })
})

describe('the account banks of a lender', () => {
  const bank = (name: string) => ({ name, slug: name.toLowerCase() })

  async function choosing(...banks: string[]) {
    const field = {
      type: 'select',
      name: 'bank',
      label: 'Your bank',
      required: true,
      options: banks.map(bank),
    }
    const config = { extra_form_fields: [field] }
    const flow = play()
    await answerNext(flow, undefined, [partner({ config })])
    flow.happen({ type: 'bank-chosen', slug: 'stanbic' })
    return flow
  }

  it('are skipped when there is one, which is sent with the account', async () => {
    const flow = await choosing('Zenith')
    at(flow, 'form')
    expect(passedBefore(flow.state)?.values).toEqual({ bank: 'zenith' })
    flow.proceed({ accountNumber: '1234567890', phoneNumber: '08012345678' })
    expect(lastAsked(flow)).toMatchObject({ verb: 'follow', body: { bank: 'zenith' } })
    flow.happen({ type: 'back' })
    expect(at(flow, 'account-bank').passing).toBeUndefined()
    flow.proceed()
    at(flow, 'form')
  })

  it('are shown when there are two', async () => {
    at(await choosing('Zenith', 'Wema'), 'account-bank')
  })
})
