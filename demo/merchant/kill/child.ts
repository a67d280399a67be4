/**
 * The shop's server in a process of its own, to be killed: `node --import tsx child.ts <store> <klump's address>`. Says where it listens.
 * Beside the shop's own routes it has one that lets the timer come round.
 */
import { Hono } from 'hono'
import { listen } from '../../listen.ts'
import { createMerchant } from '../index.ts'
import { openMerchantStore } from '../store/index.ts'
import { SECRET } from '../testing/shop.ts'

const [file = ':memory:', apiUrl = ''] = process.argv.slice(2)

const listening = await listen('127.0.0.1', 0)
const { app, webhooks, reconciler } = createMerchant({
  publicKey: 'klp_pk_test_madeup00',
  secretKey: SECRET,
  apiUrl,
  shopUrl: listening.origin,
  store: openMerchantStore(file),
  log: () => {},
  // Each shopper of the test comes from the same address.
  limit: () => 0,
})
const all = new Hono().route('/', app)
all.post('/timer', async (c) => c.json((await reconciler.run()) ?? {}))
listening.serve(all)
webhooks.resume()
console.log(listening.origin)
