import { html } from 'hono/html'
import type { TransactionSummary } from '../../store/overview.ts'
import { bankName } from '../details.ts'
import { naira, time } from './format.ts'
import type { Html } from './document.ts'
import { page, type Frame } from './layout.ts'
import { clockCard, statusBadge } from './parts.ts'

export function transactionsPage(frame: Frame, list: TransactionSummary[]): Html {
  return page(
    frame,
    'Transactions',
    html`${
      list.length === 0
        ? nothing(frame)
        : html`<ul class="rows">
            ${list.map(line)}
          </ul>`
    }
    ${clockCard(frame, 'transactions')}`,
  )
}

function line(transaction: TransactionSummary): Html {
  const { reference, merchantReference, status, amountKobo, partner, createdAt } = transaction
  return html`<li>
    <a class="name" href="/dashboard/transactions/${reference}">${reference}</a>
    <span class="state">${statusBadge(status, partner !== null)}</span>
    <span class="about">${partner === null ? 'No loan asked for' : bankName(partner)}</span>
    <span class="about">${time(createdAt)}</span>
    <span class="amount">${naira(amountKobo)}</span>
    <span class="own">${merchantReference ?? 'No merchant reference'}</span>
  </li>`
}

function nothing({ account }: Frame): Html {
  return html`<p class="empty">
    No ${account.mode.toUpperCase()} transactions yet. They appear here as soon as a shopper opens the
    checkout in your shop.
  </p>`
}
