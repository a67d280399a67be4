/**
 * The sandbox in a process of its own, to be killed: `node --import tsx child.ts <store> <webhook url>`.
 * Says in one line of JSON where it listens, and with which keys.
 */
import { serveSandbox } from '../index.ts'

const [store = ':memory:', webhookUrl] = process.argv.slice(2)

const { origin, sandbox } = await serveSandbox({
  store,
  checkoutDir: '/nowhere',
  hostname: '127.0.0.1',
  port: 0,
  pollDecisionAfterMs: 30,
  // A shopper whose sandbox died comes back to the same transaction, so that what was told of it can be looked for.
  behaviour: { references: 'kind' },
  rateLimit: { burst: 1_000_000, perSecond: 1_000_000 },
})
sandbox.webhooks.setUrl('test', webhookUrl)
console.log(JSON.stringify({ origin, account: sandbox.account() }))
