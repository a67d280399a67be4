import { html } from 'hono/html'
import { naira } from '../dashboard/pages/format.ts'
import type { LoanRow } from '../store/loans.ts'

export interface BankPage {
  bank: string
  reference: string
  basketKobo: number
  isLive: boolean
  loan: LoanRow
}

export function bankPage({ bank, reference, basketKobo, isLive, loan }: BankPage) {
  // The part of the total that is not a payment, so that the figures on the page add up.
  const feesKobo = loan.total_kobo - loan.down_payment_kobo - loan.tenor * loan.monthly_kobo
  return layout(
    `${bank} (sandbox)`,
    html`${isLive ? '' : html`<p class="badge">Test</p>`}
      <h1>${heading(loan)}</h1>
      <dl>
        ${row('Your order', naira(basketKobo))} ${row('Due now', naira(loan.down_payment_kobo))}
        ${row(`${loan.tenor} payments of`, naira(loan.monthly_kobo))}
        ${row('First payment', loan.next_repayment_date)} ${feesKobo > 0 ? row('Fees', naira(feesKobo)) : ''}
        ${row('Total to repay', naira(loan.total_kobo), 'total')}
      </dl>
      ${loan.bank_answer === null ? question() : answered()}
      <p class="small">Reference ${reference}. A page of the sandbox: no bank is asked, no money moves.</p>`,
  )
}

export function unknownPage() {
  return layout(
    'Bank (sandbox)',
    html`<h1>This page has nothing to confirm</h1>
      <p>Go back to the shop and start the payment again.</p>`,
  )
}

function row(label: string, value: string, className = '') {
  return html`<div class="${className}">
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}

function heading(loan: LoanRow): string {
  if (loan.bank_answer === 'approved') return 'You approved this loan'
  if (loan.bank_answer === 'declined') return 'You declined this loan'
  return 'Approve this loan?'
}

function question() {
  return html`<form method="post">
    <button name="answer" value="approved" class="primary">Approve</button>
    <button name="answer" value="declined">Decline</button>
  </form>`
}

function answered() {
  return html`<p role="status">You can close this tab and go back to the shop.</p>`
}

function layout(title: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="data:," />
        <title>${title}</title>
        <link rel="stylesheet" href="/bank/styles.css" />
      </head>
      <body>
        <header>${title}</header>
        <main>${content}</main>
      </body>
    </html>`
}
