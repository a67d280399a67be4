import { onTestFinished } from 'vitest'
import { serveSandbox, type Sandbox } from '../index.ts'
import { signedIn, type Browser } from '../testing/browser.ts'
import { call, Client, type Answer } from '../testing/client.ts'
import { overTheWire } from '../testing/over-the-wire.ts'
import { Receiver } from '../testing/receiver.ts'
import { orderOf, START } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

/** A running sandbox and its clients. */
export interface World {
  /** Its `fetch` goes over a connection. */
  sandbox: Sandbox
  origin: string
  /** The shop's server, which receives the webhooks of TEST. */
  receiver: Receiver
  /** A call of the shop's server, with the secret key of TEST. */
  request: (method: string, path: string, body?: unknown) => Promise<Answer>
  dashboard: () => Promise<Browser>
  /** Begins an attempt and goes no further. */
  begin: (reference: string, more?: Record<string, unknown>) => Promise<Answer>
  /** Walks an attempt with pay in 4 until this step is next, and returns Klump's reference. */
  walk: (to: string, reference: string, typed?: Record<string, unknown>) => Promise<string>
}

export const HOUR = 3_600_000
export const DECLINES = { phoneNumber: '08011111111' }
export const REFUSED = {
  status: 409,
  body: { message: 'Merchant reference must be unique for transaction.' },
}

/** An order as a careful shop sends it: its own reference is in `meta_data` too. */
export function order(reference: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return orderOf(60_000, { merchant_reference: reference, meta_data: { reference }, ...more })
}

/** Opens a sandbox with its strict defaults, over real connections. */
export async function openWorld(): Promise<World> {
  const receiver = await new Receiver().start()
  const { origin, sandbox, close } = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
    clock: () => START,
    // No timer runs: what is due happens when the test advances the clock.
    timer: () => () => {},
  })
  onTestFinished(async () => {
    await close()
    await receiver.stop()
  })
  sandbox.webhooks.setUrl('test', receiver.url())
  const wired: Sandbox = { ...sandbox, fetch: overTheWire(origin) }
  const secretKey = () => sandbox.account().test.secretKey
  return {
    sandbox: wired,
    origin,
    receiver,
    request: (method, path, body) => call(wired, method, path, { 'klump-secret-key': secretKey() }, body),
    dashboard: () => signedIn(sandbox),
    begin: (reference, more) => new Client(wired, order(reference, more)).initiate(),
    walk: async (to, reference, typed) => {
      await walkTo(to, 'klump', wired, order(reference), typed)
      const found = sandbox.transactions().find((each) => each.merchantReference === reference)
      return found?.reference ?? ''
    },
  }
}

/** What verification answers to a reference, Klump's or the shop's. */
export async function verify({ request }: World, reference: unknown): Promise<Answer> {
  return await request('GET', `/transactions/${encodeURIComponent(String(reference))}/verify`)
}

/** The transaction in that answer, if there is one. */
export async function transactionOf(
  world: World,
  reference: unknown,
): Promise<Record<string, unknown> | undefined> {
  return (await verify(world, reference)).body['data'] as Record<string, unknown> | undefined
}

/** Pays `A-1`, delivers its webhooks, and returns Klump's reference. */
export async function paid({ walk, sandbox }: World): Promise<string> {
  const reference = await walk('LOAN_STATUS', 'A-1')
  await sandbox.advance(3000)
  return reference
}
