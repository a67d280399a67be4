import { expect, test } from 'vitest'
import { answerNext, at, playTo, read } from '../testing/play.ts'
import { stanbicPlan, steps } from '../testing/wire.ts'
import { loanBody } from './body.ts'

test('the agreement holds the plan of the preview, from the press until the result', async () => {
  const flow = await playTo('preview')
  const { plan } = at(flow, 'preview')
  flow.happen({ type: 'language-set', language: 'pcm' })
  expect(flow.state.facts.application?.agreement).toBeUndefined()
  flow.later(60_000)
  flow.proceed({ consent: 'yes' })
  const agreement = {
    lender: 'Stanbic IBTC Bank',
    plan,
    termsVersion: '3',
    language: 'pcm',
    agreedAt: Date.UTC(2026, 10, 28, 8, 1),
    build: 'development',
  }
  expect(flow.state.facts.application?.agreement).toEqual(agreement)
  expect(flow.state.facts.application?.agreement?.plan).toBe(plan)
  await answerNext(flow, steps.newLoan)
  await answerNext(flow)
  flow.due('deadline')
  at(flow, 'result')
  expect(flow.state.facts.application?.agreement).toEqual(agreement)
})

test('the agreement is dropped when the plan changes or the shopper goes back', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, steps.newLoan, { ...stanbicPlan, downpaymentAmount: 7666.67 })
  expect(at(flow, 'preview').plan.dueToday).toBe(766_667)
  expect(flow.state.facts.application?.agreement).toBeUndefined()
  flow.proceed({ consent: 'yes' })
  expect(flow.state.facts.application?.agreement?.plan.dueToday).toBe(766_667)

  const other = await playTo('preview')
  other.proceed({ consent: 'yes' })
  other.happen({ type: 'back' })
  expect(other.state.facts.application?.agreement).toBeUndefined()
})

test('the agreement is dropped when the shopper removes the tick before the answer', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  flow.type({ consent: '' })
  await answerNext(flow, steps.newLoan)
  at(flow, 'preview')
  expect(flow.state.facts.application?.agreement).toBeUndefined()
})

test('the loan request carries the agreement only under the operator’s field name, in naira and dates', async () => {
  const flow = await playTo('asking')
  const { facts } = flow.state
  const application = facts.application ?? expect.unreachable('no deal')
  const newLoan = read(steps.newLoan)
  expect(JSON.stringify(flow.asked().at(-1))).not.toContain('agreedAt')
  expect(loanBody({ ...facts, recordField: 'agreed_record' }, application, newLoan, {})).toMatchObject({
    amount: 40_000,
    agreed_record: {
      lender: 'Stanbic IBTC Bank',
      agreedAt: '2026-11-28T08:00:00.000Z',
      language: 'en',
      termsVersion: '3',
      currency: 'NGN',
      rows: [
        { kind: 'down-payment', due: '2026-11-28', amount: 6666.67 },
        ...['06', '07', '08', '09', '10'].map((month) => ({
          kind: 'instalment',
          due: `2023-${month}-07`,
          amount: 7174.9,
        })),
      ],
      chargesApart: [
        { name: 'managementFee', amount: 333.33 },
        { name: 'vat', amount: 25 },
        { name: 'insurance', amount: 150 },
      ],
      order: 40_000,
      dueToday: 6666.67,
      total: 42_541.17,
      inAll: 43_049.5,
      costOfCredit: 3049.5,
      minimumBalance: 7675,
      monthlyRate: '2.5',
    },
  })
  expect(loanBody({ ...facts, recordField: 'amount' }, application, newLoan, {})).toMatchObject({
    amount: 40_000,
  })
})
