import type { Environment, Sandbox } from '../src/sandbox/index.ts'
import { WEBHOOK_PATH } from './merchant/webhooks/route.ts'

/**
 * Does what a shop's owner does once in the dashboard: says where webhooks go. An address that a tester has put there
 * stays; one that the demo put there, perhaps at another port, is renewed.
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
