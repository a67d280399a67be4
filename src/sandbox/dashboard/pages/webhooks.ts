import { html } from 'hono/html'
import type { Delivery } from '../../webhooks/list.ts'
import { deliveryList } from './delivery.ts'
import type { Html } from './document.ts'
import { page, type Frame } from './layout.ts'
import { clockCard } from './parts.ts'

export interface Webhooks {
  url: string | undefined
  deliveries: Delivery[]
}

export function webhooksPage(frame: Frame, { url, deliveries }: Webhooks): Html {
  const name = frame.account.mode.toUpperCase()
  return page(
    frame,
    'Webhooks',
    html`<p>
        ${
          url === undefined
            ? html`No webhook URL is set for ${name}, so nothing is sent.
                <a href="/dashboard/settings#urls">Set one</a>`
            : html`${name} webhooks go to <code>${url}</code>. <a href="/dashboard/settings#urls">Change</a>`
        }
      </p>
      <h2>Deliveries</h2>
      ${deliveryList(deliveries)} ${clockCard(frame, 'webhooks')}`,
  )
}
