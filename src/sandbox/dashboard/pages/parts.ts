import { html } from 'hono/html'
import type { TransactionStatus } from '../../store/transactions.ts'
import { isAccepted } from '../../webhooks/attempt.ts'
import type { Delivery } from '../../webhooks/list.ts'
import { span, time } from './format.ts'
import type { Html } from './document.ts'
import type { Frame } from './layout.ts'

type Tone = 'good' | 'bad' | 'wait' | 'calm'

export function badge(text: string, tone: Tone): Html {
  return html`<span class="badge ${tone}">${text}</span>`
}

/** A transaction whose loan awaits the bank's decision is `new` in Klump's API; the dashboard shows it as pending. */
export function statusBadge(status: TransactionStatus, hasLoan: boolean): Html {
  if (status === 'new') return hasLoan ? badge('Pending', 'wait') : badge('New', 'calm')
  const tones = { successful: 'good', declined: 'bad', abandoned: 'calm' } as const
  return badge(`${status.charAt(0).toUpperCase()}${status.slice(1)}`, tones[status])
}

const DELIVERY: Record<Delivery['state'], [string, Tone]> = {
  queued: ['Queued', 'wait'],
  delivered: ['Delivered', 'good'],
  'given-up': ['Given up', 'bad'],
  'no-url': ['Not sent', 'calm'],
}

/** A queued webhook whose last attempt failed is shown as failed. One that was delivered and is sent again is shown as queued. */
export function deliveryBadge({ state, attempts }: Delivery): Html {
  const last = attempts.at(-1)
  const hasFailed = last !== undefined && last.tookMs !== null && !isAccepted(last.status)
  return state === 'queued' && hasFailed ? badge('Failed', 'bad') : badge(...DELIVERY[state])
}

export function row(label: string, value: Html | string): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}

/** The script shows this button, because copying requires script. */
export function copyButton(what: string, text: string): Html {
  return html`<button
    type="button"
    data-copy="${text}"
    data-what="${what}"
    aria-label="Copy ${what.charAt(0).toLowerCase()}${what.slice(1)}"
    hidden
  >
    Copy
  </button>`
}

/** Shows the sandbox's time, with buttons that advance the clock. */
export function clockCard({ clock }: Frame, back: 'transactions' | 'webhooks'): Html {
  return html`<section class="card clock" aria-labelledby="clock">
    <h2 id="clock">The sandbox’s clock</h2>
    <p>
      ${time(clock.now)}${clock.aheadMs > 0 ? html`, <strong>${span(clock.aheadMs)} ahead</strong> of this machine` : ''}
    </p>
    <p class="help">
      Moving it on makes everything happen that falls due: banks decide; transactions whose shopper chose a
      lender and then left become abandoned after 24 hours; webhooks are retried. It cannot be turned back.
    </p>
    <form method="post" action="/dashboard/clock" class="actions">
      <input type="hidden" name="back" value="${back}" />
      ${[1, 24, 72].map((hours) => html`<button name="hours" value="${hours}">+ ${hours} h</button>`)}
    </form>
  </section>`
}
