import type { AllowedOrigins } from './framing.ts'
import type { Store } from './store.ts'

/** The options of `createHost`. */
export interface HostOptions {
  /**
   * The address of the API (`https://api.useklump.com`): https, or http on this machine. The checkout calls `/v1/*` of this host, which
   * relays its calls.
   */
  readonly api: string
  /**
   * Headers with the operator's API credentials, by name. They are added to relayed requests, and appear in no answer and no log. A value
   * has at least eight characters: a shorter one could not be told apart from an answer's own text.
   */
  readonly credentials?: Readonly<Record<string, string>> | undefined
  /** Which pages may frame the checkout; every page when left out. */
  readonly allowedOrigins?: AllowedOrigins | undefined
  /** The built files. Default on Node, Deno and Bun: those of this package. */
  readonly versions?: HostVersions | undefined
  /**
   * Is called with one line of JSON for each request: time, method, route, status, milliseconds, and a fault of the API. It contains no
   * address, no query and nothing of a body. Notices for the operator come here too, or go to the console when this is left out.
   */
  readonly log?: ((line: string) => void) | undefined
  /**
   * The host's own origin, as browsers write it: `https://js.klump.example`. It is written into the script, which then finds its chunks
   * and its checkout, of its own version, however it is loaded.
   */
  readonly origin?: string | undefined
  /** `false`: the page calls the API itself, which then must allow this origin (CORS). Default `true`. */
  readonly proxy?: boolean | undefined
  /**
   * Further calls that steps of this API name (`POST /loans/account/confirm-wallet`). Without this option, only the calls that the
   * checkout itself makes are relayed.
   */
  readonly calls?: readonly string[] | undefined
  /**
   * Returns the shopper's address for `X-Forwarded-For`, from a request and the `env` that the runtime passes to `fetch`. Without this
   * option none is sent, whatever the request contains.
   */
  readonly clientAddress?: ((request: Request, env: unknown) => string | undefined) | undefined
  /** The field name for the record of what was agreed, in the request for the loan (`klump-record`). */
  readonly record?: string | undefined
  /** `true`: `initiate` sends the shop's origin (`klump-shop-origin`). */
  readonly shopOrigin?: boolean | undefined
  /** Where browsers report violations of the page's policy: an https address. */
  readonly reportTo?: string | undefined
}

/** The versions whose files are served. */
export interface HostVersions {
  /** Oldest first. A text is the path of a built folder. */
  readonly kept: readonly (string | Store | KeptVersion)[]
  /** The version that `/klump.js` and `/checkout/` serve; the last when left out. An earlier one is a rollback. */
  readonly alias?: string | undefined
}

/** A version that is kept until a date. */
export interface KeptVersion {
  /** A built folder, or a store. */
  readonly files: string | Store
  /** From this date on, its files are gone (410). */
  readonly until: Date | string
}

/** The server of the checkout's origin. */
export interface Host {
  /** Uses web-standard types: on Node through `@hono/node-server`, on Deno, Bun and workers directly. `env` is for `clientAddress`. */
  fetch(request: Request, env?: unknown): Promise<Response>
  /** Counters in the text format of Prometheus, for a separate port. */
  metrics(): string
  /**
   * Opens the versions and reads each file.
   * @throws Error when a file is missing, or is not what was built
   */
  check(): Promise<{ readonly current: string; readonly kept: readonly string[] }>
}
