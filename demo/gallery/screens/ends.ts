import { REFERENCE, refusal } from '../stage/klump.ts'
import { ApiFailure } from '../../../src/checkout/model/failure.ts'
import { stanbic } from '../../../src/sandbox/partners/stanbic.ts'
import type { Group } from './screen.ts'
import { ACCOUNT, CODE, toAccount, toBankPage, toCode, toDecision } from './ways.ts'

const newLoan = '/loans/account/new-loan'
const USED_UP = 'Merchant reference must be unique for transaction.'
const FIRST_POLL = 2_000

/** The bank's decision, in the answer to the first poll. */
const decided = (decision: object) => ({
  replies: { [`${newLoan}/1`]: { is_completed: true, ...decision } },
  async walk(shopper: Parameters<typeof toDecision>[0]) {
    await toDecision(shopper)
    await shopper.waits(FIRST_POLL)
  },
})

export const ends: Group = {
  title: 'Decision and end',
  screens: [
    {
      id: 'asking',
      caption: 'The loan is asked for',
      at: 'asking',
      replies: { [newLoan]: 'silence' },
      walk: toDecision,
    },
    { id: 'at-bank', caption: 'Polaris: confirm at the bank', at: 'at-bank', walk: toBankPage },
    { id: 'deciding', caption: 'The bank decides', at: 'deciding', walk: toDecision },
    {
      id: 'deciding-awhile',
      caption: 'After 20 seconds',
      at: 'deciding',
      async walk(shopper) {
        await toDecision(shopper)
        await shopper.waits(20_000)
      },
    },
    {
      id: 'deciding-long',
      caption: 'After a minute',
      at: 'deciding',
      async walk(shopper) {
        await toDecision(shopper)
        await shopper.waits(60_000)
      },
    },
    {
      id: 'deciding-slow',
      caption: 'After two minutes',
      at: 'deciding',
      async walk(shopper) {
        await toDecision(shopper)
        await shopper.waits(120_000)
      },
    },
    {
      id: 'deciding-held',
      caption: 'The shopper wants to leave',
      at: 'deciding',
      async walk(shopper) {
        await toDecision(shopper)
        await shopper.does({ type: 'leave' })
      },
    },
    {
      id: 'approved',
      caption: 'Approved',
      at: 'result',
      ...decided({ success: true, next_repayment_date: 'Oct 25, 2026' }),
    },
    {
      id: 'pending',
      caption: 'The bank decides later',
      at: 'result',
      ...decided({ success: false, transaction: { reference: REFERENCE, status: 'pending' } }),
    },
    {
      id: 'unsure',
      caption: 'The answer to the request was lost',
      at: 'result',
      replies: { [newLoan]: new ApiFailure('timeout', 'No answer.') },
      async walk(shopper) {
        await toDecision(shopper)
        // The checkout looks for the loan and does not find it.
        await shopper.waits(60_000)
      },
    },
    {
      id: 'declined',
      caption: 'Declined; other banks are left',
      at: 'result',
      ...decided({ success: false, message: 'The bank cannot lend this amount at the moment.' }),
    },
    {
      id: 'declined-everywhere',
      caption: 'Declined without a reason, and no other bank',
      at: 'result',
      partners: [stanbic],
      ...decided({ success: false }),
    },
    {
      id: 'not-eligible',
      caption: 'Not eligible, said early',
      at: 'result',
      async walk(shopper) {
        await toAccount(shopper)
        const message = 'Loans are for customers whose salary is paid into this account.'
        shopper.reply('/loans/account/verification', refusal(403, message))
        await shopper.continues(ACCOUNT)
      },
    },
    {
      id: 'anew',
      caption: 'The bank needs a reference of its own: it begins once more',
      at: 'form',
      renewable: true,
      async walk(shopper) {
        await toAccount(shopper)
        shopper.reply('/loans/account/verification', refusal(409, USED_UP))
        await shopper.continues(ACCOUNT)
      },
    },
    {
      id: 'already-paid',
      caption: 'The shop says that it is paid already',
      at: 'problem',
      verdict: { verdict: 'already-paid' },
    },
    {
      id: 'in-progress',
      caption: 'The shop says that an earlier attempt is being decided',
      at: 'result',
      verdict: { verdict: 'in-progress', reference: REFERENCE },
    },
    {
      id: 'unsettled',
      caption: 'The shop cannot say how an earlier attempt ended',
      at: 'problem',
      verdict: { verdict: 'unknown' },
    },
    {
      id: 'duplicate',
      caption: 'The reference is used up',
      at: 'problem',
      replies: { '/transactions/initiate': refusal(409, USED_UP) },
    },
    {
      id: 'duplicate-lost',
      caption: 'The answer to the first request was lost',
      at: 'problem',
      replies: { '/transactions/initiate': new ApiFailure('unreachable', 'No answer.') },
      async walk(shopper) {
        shopper.reply('/transactions/initiate', refusal(409, USED_UP))
        await shopper.does({ type: 'retry' })
      },
    },
    {
      id: 'session-ended',
      caption: 'The session has run out',
      at: 'problem',
      async walk(shopper) {
        await toCode(shopper)
        shopper.reply('/loans/account/verify-otp', refusal(401, 'The token has expired.'))
        await shopper.continues(CODE)
      },
    },
    {
      id: 'key-rejected',
      caption: 'The shop’s key is not accepted',
      at: 'problem',
      replies: { '/transactions/initiate': refusal(401, 'You didn’t provide a valid API key.') },
    },
  ],
}
