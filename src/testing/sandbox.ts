import { fileURLToPath } from 'node:url'

/** How the sandbox is started. */
export interface SandboxOptions {
  /** Default: any free port. */
  port?: number
  /** How long a bank takes to decide, in milliseconds. Default 0: at the first question, two seconds after the request. */
  decisionAfterMs?: number
  /** Which reading it follows where Klump's word is missing. Default: as strict as production was seen to be. */
  behaviour?: Partial<SandboxBehaviour>
}

/** Readings that the sandbox can be switched between, at the start and while it runs. */
export interface SandboxBehaviour {
  /**
   * `'strict'`, the default: a `merchant_reference` names one transaction for ever, and a second `initiate` with it gets 409. As one
   * shop saw it in production. `'kind'`: the same order can be begun again until it has a loan. An assumption.
   */
  references: 'strict' | 'kind'
  /** Where references are strict, what uses one up: `'initiate'`, the default, or the choice of a lender. Not known. */
  usedUpAt: 'initiate' | 'lender'
  /** What another lender needs after a decline: nothing, the default, or a transaction under another reference. Not known. */
  afterDecline: 'same-transaction' | 'fresh-transaction'
  /** Whether the answer to verification has the `merchant_reference`. Default true; documented as optional. */
  verifyNamesMerchantReference: boolean
  /** Whether the webhook `.successful` has it. Default false; seen with and without. */
  successfulNamesMerchantReference: boolean
}

/** A stand-in for Klump on this machine, for as long as a test runs. Nothing in it is real, and nothing of it is kept. */
export interface Sandbox {
  /** `http://localhost:53817`. */
  readonly url: string
  /** For the page's tag: `<script src="...">`. */
  readonly scriptUrl: string
  /** For the option `checkoutUrl`, where the package is imported. */
  readonly checkoutUrl: string
  /** For your server, in the place of https://api.useklump.com: `verifyTransaction({ apiUrl, ... })`. */
  readonly apiUrl: string
  /** Of the test environment, as `secretKey`. Both are made up anew at every start. */
  readonly publicKey: string
  readonly secretKey: string
  /** How many loans were really made. */
  loanCount(): number
  /** Sends webhooks of the test environment to this address of your server. */
  sendWebhooksTo(address: string): void
  /** Changes the readings that are named, from now on. */
  behave(changes: Partial<SandboxBehaviour>): void
  close(): Promise<void>
}

/** What the server file exports, as far as this needs it. */
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
 * Starts the sandbox that this package is developed with: API, banks, checkout and script, on one free port of this machine, in
 * memory. For tests that drive a browser, and for those of your server's verification.
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
    // Not 127.0.0.1, where shops mostly run: two sites, as it will be.
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

/** Built from the demo's sandbox, with hono in it; libsql is compiled for each machine and so cannot be. */
async function loadServer(): Promise<ServerModule> {
  try {
    return (await import(/* @vite-ignore */ new URL('./lib/server.js', import.meta.url).href)) as ServerModule
  } catch (cause) {
    if (cause instanceof Error && cause.message.includes("'libsql'")) throw new Error(NEEDS_LIBSQL, { cause })
    throw cause
  }
}
