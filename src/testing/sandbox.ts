import { fileURLToPath } from 'node:url'

/** How the sandbox is started. */
export interface SandboxOptions {
  /** Default: any free port. */
  port?: number
  /** How long a bank takes to decide, in milliseconds. Default 0: decided at the first poll, two seconds after the request. */
  decisionAfterMs?: number
  /** How the sandbox behaves where Klump documents nothing. Default: as strict as production was seen to be. */
  behaviour?: Partial<SandboxBehaviour>
}

/** Possible behaviours of Klump. The sandbox can be switched between them at the start and while it runs. */
export interface SandboxBehaviour {
  /**
   * `'strict'`, the default: a `merchant_reference` belongs to one transaction for ever, and a second `initiate` with it gets 409. One shop
   * observed that in production. `'kind'`: the same order can be begun again until it has a loan. That is an assumption.
   */
  references: 'strict' | 'kind'
  /** With strict references, what uses one up: `'initiate'`, the default, or the choice of a lender. Klump's rule is not known. */
  usedUpAt: 'initiate' | 'lender'
  /**
   * What another lender requires after a decline: nothing, the default, or a transaction with another reference. Klump's rule is not known.
   */
  afterDecline: 'same-transaction' | 'fresh-transaction'
  /** Whether the verification response contains the `merchant_reference`. Default true; documented as optional. */
  verifyNamesMerchantReference: boolean
  /** Whether the webhook `.successful` contains it. Default false; observed with and without. */
  successfulNamesMerchantReference: boolean
}

/** A stand-in for Klump on this machine, for the duration of a test. Its data is invented and is not kept. */
export interface Sandbox {
  /** `http://localhost:53817`. */
  readonly url: string
  /** For the page's tag: `<script src="...">`. */
  readonly scriptUrl: string
  /** For the option `checkoutUrl`, where the package is imported. */
  readonly checkoutUrl: string
  /** For your server, in the place of https://api.useklump.com: `verifyTransaction({ apiUrl, ... })`. */
  readonly apiUrl: string
  /** A key of the test environment, as `secretKey` is. Both are generated anew at each start. */
  readonly publicKey: string
  readonly secretKey: string
  /** The number of loans that were really made. */
  loanCount(): number
  /** Sends webhooks of the test environment to this address of your server. */
  sendWebhooksTo(address: string): void
  /** Changes the given behaviours from now on. */
  behave(changes: Partial<SandboxBehaviour>): void
  close(): Promise<void>
}

/** The exports of the server file that are used here. */
interface ServerModule {
  serveSandbox(options: {
    store: string
    checkoutDir: string
    hostname: string
    port: number
    pollDecisionAfterMs: number
    behaviour: Partial<SandboxBehaviour>
  }): Promise<{
    origin: string
    sandbox: {
      account(): { test: { publicKey: string; secretKey: string } }
      loanCount(): number
      webhooks: { setUrl(environment: 'test', url: string): void }
      behaviour: { set(changes: Partial<SandboxBehaviour>): void }
    }
    close(): Promise<void>
  }>
}

const NEEDS_LIBSQL =
  'startSandbox() keeps its transactions in libsql, which is not installed: npm install --save-dev libsql@0.5'

/**
 * Starts the sandbox that this package is developed with: API, banks, checkout and script, on one free port of this machine, in memory. For
 * tests that drive a browser, and for tests of your server's verification.
 *
 * ```ts
 * const sandbox = await startSandbox()
 * // ... new Klump({ publicKey: sandbox.publicKey, checkoutUrl: sandbox.checkoutUrl, data })
 * await sandbox.close()
 * ```
 *
 * @throws Error when libsql is missing, or the port is taken
 */
export async function startSandbox({
  port = 0,
  decisionAfterMs = 0,
  behaviour = {},
}: SandboxOptions = {}): Promise<Sandbox> {
  const { serveSandbox } = await loadServer()
  const { origin, sandbox, close } = await serveSandbox({
    store: ':memory:',
    checkoutDir: fileURLToPath(new URL('..', import.meta.url)),
    // Not 127.0.0.1, where shops mostly run: shop and checkout are two sites, as in production.
    hostname: 'localhost',
    port,
    pollDecisionAfterMs: decisionAfterMs,
    behaviour,
  })
  const { publicKey, secretKey } = sandbox.account().test
  return {
    url: origin,
    apiUrl: origin,
    scriptUrl: `${origin}/klump.js`,
    checkoutUrl: `${origin}/checkout/`,
    publicKey,
    secretKey,
    loanCount: () => sandbox.loanCount(),
    sendWebhooksTo: (address) => sandbox.webhooks.setUrl('test', address),
    behave: (changes) => sandbox.behaviour.set(changes),
    close,
  }
}

/** Loads the server file, built from the demo's sandbox with hono in it. libsql is compiled for each machine, so it cannot be included. */
async function loadServer(): Promise<ServerModule> {
  try {
    return (await import(/* @vite-ignore */ new URL('./lib/server.js', import.meta.url).href)) as ServerModule
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes("'libsql'")) throw new Error(NEEDS_LIBSQL, { cause })
    throw cause
  }
}
