import { Hono } from 'hono'
import type { Core } from '../core.ts'
import { settle } from '../flow/decision.ts'
import { requestLoan } from '../flow/request-loan.ts'
import { Refusal } from '../refusal.ts'
import { useSession, type Session } from '../session/session.ts'
import { loanById, type LoanRow } from '../store/loans.ts'
import { transactionById } from '../store/transactions.ts'
import { isGiven, readBody } from '../wire/body.ts'
import { readStepPost, type PublicCall } from './public-call.ts'

/** Requests the loan, reports its state, and accepts the shopper's feedback on leaving. */
export function loanRoutes(core: Core): Hono<PublicCall> {
  const routes = new Hono<PublicCall>()

  routes.post('/loans/account/new-loan', async (c) => {
    const request = await readStepPost(c, 'new-loan')
    const origin = new URL(c.req.url).origin
    return c.json(core.store.atomically(() => requestLoan(core, request, origin)))
  })

  routes.get('/loans/account/new-loan/:id', (c) =>
    c.json(
      core.store.atomically(() => {
        const session = useSession(core, c.get('key'), c.req.header('authorization'))
        const loan = loanById(core, c.req.param('id'))
        if (loan?.transaction_id !== session.transaction.id)
          throw new Refusal(404, 'There is no such loan here.')
        return progress(core, session, settle(core, loan))
      }),
    ),
  )

  // Feedback is not stored, because free text may contain anything.
  routes.post('/loans/feedback', async (c) => {
    const body = await readBody(c.req)
    if (!isGiven(body, 'feedback')) throw new Refusal(400, 'feedback is missing.')
    return c.json({ message: 'Thank you for telling us.' })
  })

  return routes
}

const MESSAGES = {
  new: 'The bank has not decided yet.',
  approved: 'Your loan is approved.',
  declined: 'Your loan was declined.',
} as const

function progress(core: Core, session: Session, loan: LoanRow) {
  const transaction = transactionById(core, session.transaction.id) ?? session.transaction
  return {
    is_completed: loan.status !== 'new',
    success: loan.status === 'approved',
    message: loan.reason ?? MESSAGES[loan.status],
    next_repayment_date: loan.status === 'approved' ? loan.next_repayment_date : null,
    transaction: {
      reference: transaction.reference,
      status: transaction.status,
      ...(transaction.merchant_reference !== null && { merchant_reference: transaction.merchant_reference }),
    },
  }
}
