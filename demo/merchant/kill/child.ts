/**
 * The shop's server in a process that the test kills: `node --import tsx child.ts <store> <klump's address>`. It prints its address.
 * Besides the shop's routes it has /timer, which runs the timer.
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
  // All shoppers of the test come from the same address.
  limit: () => 0,
})
const all = new Hono().route('/', app)
all.post('/timer', async (c) => c.json((await reconciler.run()) ?? {}))
listening.serve(all)
webhooks.resume()
console.log(listening.origin)
