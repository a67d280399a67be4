import type { Environment, Sandbox } from '../src/sandbox/index.ts'
import { WEBHOOK_PATH } from './merchant/webhooks/route.ts'

/**
 * Sets the webhook address, as a shop's owner does once in the dashboard. An address that a tester has set stays; one
 * that the demo set, perhaps with another port, is replaced.
 */
export function registerWebhook(
  webhooks: Sandbox['webhooks'],
  environment: Environment,
  shopOrigin: string,
): void {
  const set = webhooks.url(environment)
  if (set === undefined || isOurs(set)) webhooks.setUrl(environment, shopOrigin + WEBHOOK_PATH)
}

function isOurs(url: string): boolean {
  const { hostname, pathname } = new URL(url)
  return hostname === '127.0.0.1' && pathname === WEBHOOK_PATH
}
