import { Hono, type Context } from 'hono'
import type { Core } from '../core.ts'
import { settle } from '../flow/decision.ts'
import { partners } from '../partners/index.ts'
import { keepBankAnswer, loanByBankToken, loanById, type LoanRow } from '../store/loans.ts'
import { transactionById } from '../store/transactions.ts'
import { bankPage, unknownPage } from './page.ts'
import { STYLES } from './styles.ts'

/** Allows only the style sheet, an empty icon and forms to the same origin; no script and no framing. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/**
 * The page that a bank would show in another tab. Its address contains a one-off token and no data of the shopper. The address
 * alone permits one answer.
 */
export function bankPages(core: Core): Hono {
  const pages = new Hono()
  pages.use(async (c, next) => {
    await next()
    c.header('content-security-policy', POLICY)
    c.header('referrer-policy', 'no-referrer')
    c.header('x-content-type-options', 'nosniff')
    c.header('cache-control', 'no-store')
  })
  pages.get('/styles.css', (c) => c.body(STYLES, 200, { 'content-type': 'text/css; charset=utf-8' }))

  pages.get('/:partner/:token', (c) => {
    const loan = findLoan(core, c)
    return loan ? c.html(pageFor(core, loan)) : c.html(unknownPage(), 404)
  })

  pages.post('/:partner/:token', async (c) => {
    const form = await c.req.parseBody()
    const answer = form['answer']
    const loan = findLoan(core, c)
    if (!loan) return c.html(unknownPage(), 404)
    if (answer !== 'approved' && answer !== 'declined') return c.html(pageFor(core, loan), 400)
    core.store.atomically(() => {
      keepBankAnswer(core, loan.id, answer)
      settle(core, loanById(core, loan.id) ?? loan)
    })
    // Redirects to a plain GET, so that reloading the tab does not send the form again.
    return c.redirect(c.req.path, 303)
  })
  return pages
}

function findLoan(core: Core, c: Context<object, '/:partner/:token'>): LoanRow | undefined {
  const loan = loanByBankToken(core, c.req.param('token'))
  return loan?.partner === c.req.param('partner') ? loan : undefined
}

function pageFor(core: Core, loan: LoanRow) {
  const transaction = transactionById(core, loan.transaction_id)
  return bankPage({
    bank: partners.find(({ slug }) => slug === loan.partner)?.name ?? loan.partner,
    reference: transaction?.reference ?? '',
    basketKobo: transaction?.amount_kobo ?? 0,
    isLive: transaction?.environment === 'live',
    loan,
  })
}
