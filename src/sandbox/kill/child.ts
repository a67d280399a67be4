/**
 * The sandbox in a process of its own, to be killed: `node --import tsx child.ts <store> <webhook url>`.
 * Prints one line of JSON with its address and its keys.
 */
import { serveSandbox } from '../index.ts'

const [store = ':memory:', webhookUrl] = process.argv.slice(2)

const { origin, sandbox } = await serveSandbox({
  store,
  checkoutDir: '/nowhere',
  hostname: '127.0.0.1',
  port: 0,
  pollDecisionAfterMs: 30,
  // A shopper whose sandbox was killed continues the same transaction, so that its earlier answers can be checked.
  behaviour: { references: 'kind' },
  rateLimit: { burst: 1_000_000, perSecond: 1_000_000 },
})
sandbox.webhooks.setUrl('test', webhookUrl)
console.log(JSON.stringify({ origin, account: sandbox.account() }))
