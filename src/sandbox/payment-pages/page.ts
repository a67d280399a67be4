import { html } from 'hono/html'
import type { Account } from '../keys/account.ts'
import { naira } from '../dashboard/pages/format.ts'
import { nairaNumber } from '../wire/naira.ts'
import type { PageState, PaymentPage } from './store.ts'

interface Shown {
  page: PaymentPage
  account: Account
  state: PageState
}

export function paymentPage({ page, account, state }: Shown) {
  const { name, description, amount_kobo: amountKobo, environment } = page
  const shop = account.name
  return layout(
    `${name} · ${shop}`,
    shop,
    html`${environment === 'test' ? html`<p class="badge">Test</p>` : ''}
      <h1>${HEADINGS[state] ?? name}</h1>
      ${description ? html`<p>${description}</p>` : ''}
      <dl>${state === 'open' ? '' : row('Order', name)} ${row('Amount', naira(amountKobo), 'total')}</dl>
      ${state === 'open' ? payment(page, account) : html`<p role="status">${NEXT[state](shop)}</p>`}`,
  )
}

export function unknownLink() {
  return layout(
    'Payment link (sandbox)',
    'Payment link',
    html`<h1>There is nothing to pay here</h1>
      <p>Check the link, or ask the shop for a new one.</p>`,
  )
}

const HEADINGS: Partial<Record<PageState, string>> = {
  used: 'This link has been used',
  pending: 'The bank has your request',
  declined: 'The bank said no',
  paid: 'Paid. Thank you!',
}

const NEXT: Record<Exclude<PageState, 'open'>, (shop: string) => string> = {
  used: (shop) => `A payment link is good for one attempt. Nothing was paid: ask ${shop} for a new link.`,
  pending: (shop) => `${shop} hears from the bank as soon as it has decided. Please do not pay again.`,
  declined: (shop) => `Nothing was paid. To try another bank, ask ${shop} for a new link.`,
  paid: (shop) => `${shop} knows. You can close this page.`,
}

/** LIVE keys do not work on a page with the checkout's origin, and in the sandbox all pages have that origin. */
function payment(
  { name, amount_kobo: amountKobo, environment, merchant_reference: reference }: PaymentPage,
  account: Account,
) {
  if (environment === 'live') return html`<p role="status">The sandbox opens payment links of TEST only.</p>`
  const amount = nairaNumber(amountKobo)
  const order = {
    amount,
    currency: 'NGN',
    merchant_reference: reference,
    items: [{ name, unit_price: amount, quantity: 1 }],
  }
  return html`<p>
      This link is good for one attempt. If you leave half way, ask ${account.name} for a new one.
    </p>
    <form>
      <button
        type="button"
        class="primary"
        hidden
        data-public-key="${account[environment].publicKey}"
        data-order="${JSON.stringify(order)}"
      >
        Pay in instalments
      </button>
    </form>
    <noscript><p role="status">Paying in instalments needs JavaScript.</p></noscript>`
}

function row(label: string, value: string, className = '') {
  return html`<div class="${className}">
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}

function layout(title: string, heading: string, content: ReturnType<typeof html>) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/dashboard/mark.svg" type="image/svg+xml" />
        <title>${title}</title>
        <link rel="stylesheet" href="/pay/styles.css" />
        <script src="/klump.js" defer></script>
        <script src="/pay/open.js" defer></script>
      </head>
      <body>
        <header>${heading}</header>
        <main>
          ${content}
          <p class="small">A page of the sandbox: no bank is asked, no money moves.</p>
        </main>
      </body>
    </html>`
}
