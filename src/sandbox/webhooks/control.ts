import type { Core, Environment } from '../core.ts'
import { listDeliveries, type Delivery } from './list.ts'
import { requeue } from './queue.ts'
import { setWebhookUrl, webhookUrl } from './url.ts'
import type { Worker } from './worker.ts'

/** Controls the webhooks of one account. */
export interface WebhookControl {
  /** Sets an environment's URL; `undefined` removes it. @throws Refusal for anything but http(s) on this machine */
  setUrl: (environment: Environment, url: string | undefined) => void
  url: (environment: Environment) => string | undefined
  /** Newest first, with every attempt. */
  deliveries: () => Delivery[]
  /** Sends one again under its own id, as a retry would. */
  resend: (id: string) => void
}

export function webhookControl(core: Core, worker: Worker, accountId: number): WebhookControl {
  return {
    setUrl: (environment, url) => {
      core.store.atomically(() => {
        setWebhookUrl(core, accountId, environment, url ?? '')
      })
    },
    url: (environment) => webhookUrl(core, accountId, environment),
    deliveries: () => listDeliveries(core, { accountId }),
    resend: (id) => {
      core.store.atomically(() => {
        requeue(core, accountId, id)
      })
      worker.wake()
    },
  }
}
