import { html } from 'hono/html'
import type { Delivery } from '../../webhooks/list.ts'
import type { Details } from '../details.ts'
import { deliveryList } from './delivery.ts'
import { naira, time } from './format.ts'
import type { Html } from './document.ts'
import { page, type Frame } from './layout.ts'
import { copyButton, row, statusBadge } from './parts.ts'

export function transactionPage(frame: Frame, details: Details, deliveries: Delivery[]): Html {
  const { transaction, loan, bank, items } = details
  return page(
    frame,
    transaction.reference,
    html`<p><a href="/dashboard/transactions">All transactions</a></p>
      <section class="card" aria-label="Transaction">
        <dl>
          ${row('Status', statusBadge(transaction.status, loan !== undefined))}
          ${row('Order', naira(transaction.amount_kobo))}
          ${loan ? row('Shopper repays in all', naira(loan.total_kobo)) : ''} ${bank ? row('Bank', bank) : ''}
          ${loan?.reason ? row('Reason', loan.reason) : ''}
          ${row('Merchant reference', html`<span class="long">${transaction.merchant_reference ?? 'none'}</span>`)}
          ${row('Began', time(transaction.created_at))} ${row('Last change', time(transaction.updated_at))}
        </dl>
        <div class="actions">
          ${copyButton('Reference', transaction.reference)}
          <a class="button" href="/dashboard/verify?reference=${transaction.reference}">Verify</a>
        </div>
      </section>
      ${loan?.status === 'new' ? decision(details) : ''}
      <section class="card" aria-labelledby="items">
        <h2 id="items">Order</h2>
        <dl>
          ${items.map((item) =>
            row(`${item.quantity} × ${item.name}`, naira(item.unit_price_kobo * item.quantity)),
          )}
          ${transaction.shipping_kobo > 0 ? row('Shipping', naira(transaction.shipping_kobo)) : ''}
          ${transaction.discount_kobo > 0 ? row('Discount', `−${naira(transaction.discount_kobo)}`) : ''}
        </dl>
      </section>
      <h2>Webhooks</h2>
      ${deliveryList(deliveries)}
      <form method="post" action="/dashboard/transactions/${transaction.reference}/resend">
        <button>Send the newest state again</button>
      </form>`,
  )
}

function decision({ transaction, isAtBank }: Details): Html {
  return html`<section class="card" aria-labelledby="decide">
    <h2 id="decide">The bank has not decided</h2>
    <p>
      ${
        isAtBank
          ? 'The bank waits for the shopper’s answer on its own page.'
          : 'The bank decides automatically later, unless the loan is set to stay pending. You can decide now.'
      }
    </p>
    <form method="post" action="/dashboard/transactions/${transaction.reference}/decide" class="actions">
      <button class="primary" name="decision" value="approved">Approve now</button>
      <button name="decision" value="declined">Decline now</button>
    </form>
  </section>`
}
