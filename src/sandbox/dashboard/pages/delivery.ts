import { html } from 'hono/html'
import type { Delivery, DeliveryAttempt } from '../../webhooks/list.ts'
import { shortEvent, time } from './format.ts'
import type { Html } from './document.ts'
import { deliveryBadge } from './parts.ts'

export function deliveryList(deliveries: Delivery[]): Html {
  if (deliveries.length === 0) return html`<p class="empty">No webhooks yet.</p>`
  return html`<ul class="deliveries">
    ${deliveries.map(delivery)}
  </ul>`
}

function delivery(each: Delivery): Html {
  const { id, event, reference, createdAt, nextAttemptAt, attempts, body } = each
  return html`<li class="card">
    <div class="head">
      <h3>${shortEvent(event)}</h3>
      ${deliveryBadge(each)}
      <form method="post" action="/dashboard/webhooks/${id}/resend">
        <button>Resend<span class="unseen"> ${shortEvent(event)} of ${reference}</span></button>
      </form>
    </div>
    <p class="about"><a href="/dashboard/transactions/${reference}">${reference}</a>, ${time(createdAt)}</p>
    <p>${summary(each)}${nextAttemptAt === null ? '' : html` Next try: ${time(nextAttemptAt)}.`}</p>
    <details>
      <summary>Attempts and content</summary>
      ${attempts.length === 0 ? '' : attemptTable(each)}
      <dl>
        <div>
          <dt>Event</dt>
          <dd><code>${event}</code></dd>
        </div>
        <div>
          <dt>X-Klump-Webhook-Id</dt>
          <dd><code>${id}</code></dd>
        </div>
      </dl>
      <pre tabindex="0" aria-label="Body of the webhook">${JSON.stringify(JSON.parse(body), null, 2)}</pre>
    </details>
  </li>`
}

function summary({ state, attempts }: Delivery): string {
  const last = attempts.at(-1)
  if (!last) return state === 'no-url' ? 'No webhook URL was set.' : 'About to be sent.'
  const count = attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`
  return `${count}, the last one: ${outcome(last)}.`
}

function outcome({ status, problem }: DeliveryAttempt): string {
  if (status !== null) return `answered ${status}`
  return problem?.replace(/\.$/, '') ?? 'under way'
}

/** Shows the latest attempt first: among up to 73 attempts it matters most. */
function attemptTable({ id, attempts }: Delivery): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Attempts at ${id}">
    <table>
      <thead>
        <tr>
          <th scope="col">No.</th>
          <th scope="col">When</th>
          <th scope="col">Outcome</th>
          <th scope="col">To</th>
        </tr>
      </thead>
      <tbody>
        ${attempts.toReversed().map(
          (attempt) =>
            html`<tr>
              <td>${attempt.number}</td>
              <td>${time(attempt.at)}</td>
              <td>${outcome(attempt)}${attempt.tookMs === null ? '' : ` (${attempt.tookMs} ms)`}</td>
              <td>${attempt.url}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
