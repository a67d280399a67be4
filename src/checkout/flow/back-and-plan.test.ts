import { expect, test } from 'vitest'
import { answerNext, at, playTo } from '../testing/play.ts'
import { stanbicPlan, step, steps } from '../testing/wire.ts'

// Back restores a place together with its plan and with what was chosen for the plan.

const wallet = step('CONFIRM_WALLET_BALANCE', {
  api: '/loans/account/confirm-wallet',
  form_fields: [{ type: 'radio', name: 'use_wallet', required: true, options: ['yes', 'no'] }],
})
/** A plan with a larger down payment. */
const dearerPlan = { ...stanbicPlan, downpaymentAmount: 7666.67 }

test('Back restores the choice together with its plan, so the loan request has the split of the plan that was shown', async () => {
  const flow = await playTo('split')
  const dueNow = () => at(flow, 'preview').plan.dueToday
  flow.proceed({ installment: '6', repaymentDay: '7' })
  await answerNext(flow, wallet)
  flow.proceed({ use_wallet: 'yes' })
  await answerNext(flow, { ...steps.split, api: '/loans/account/repayments-detail?again' }, {})
  flow.proceed({ installment: '3', repaymentDay: '15' })
  await answerNext(flow, steps.accept, dearerPlan)
  expect(dueNow()).toBe(766_667)
  flow.happen({ type: 'back' })
  flow.happen({ type: 'back' })
  at(flow, 'form')
  flow.proceed({ use_wallet: 'no' })
  await answerNext(flow, steps.newLoan, {})
  expect(dueNow()).toBe(666_667)
  flow.proceed({ consent: 'yes' })
  expect(flow.asked().at(-1)).toMatchObject({ verb: 'new-loan', body: { installment: 6, repaymentDay: 7 } })
})

test('Back never leads to a plan that the bank has changed since', async () => {
  const flow = await playTo('preview')
  flow.proceed({ consent: 'yes' })
  await answerNext(flow, { ...steps.account, name: 'CREATE_ACCOUNT' }, dearerPlan)
  at(flow, 'form')
  flow.happen({ type: 'back' })
  at(flow, 'split')
})
