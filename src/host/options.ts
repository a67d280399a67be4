import type { AllowedOrigins } from './framing.ts'
import type { Store } from './store.ts'

/** How a host is made. */
export interface HostOptions {
  /**
   * The address of the API (`https://api.useklump.com`): https, or http on this machine. The checkout asks `/v1/*` of this host, which
   * passes its own calls on.
   */
  readonly api: string
  /**
   * Headers that the API wants of the operator, by their names. They are added to what is passed on, and stand in no answer and no log.
   * Values have at least eight characters: less could not be told apart from an answer's own words.
   */
  readonly credentials?: Readonly<Record<string, string>> | undefined
  /** Who may frame the checkout; everybody when left out. */
  readonly allowedOrigins?: AllowedOrigins | undefined
  /** The built files; on Node, Deno and Bun those of this very package when left out. */
  readonly versions?: HostVersions | undefined
  /**
   * Hears of each request, as one line of JSON: time, method, route, status and milliseconds. It holds no address, no query and nothing
   * of a body. What the operator should know at the start comes here too, or goes to the console when this is left out.
   */
  readonly log?: ((line: string) => void) | undefined
  /**
   * The host's own origin, as browsers name it: `https://js.klump.example`. It is written into the script, which then finds what belongs
   * to it whatever loads it, and of its own version.
   */
  readonly origin?: string | undefined
  /** `false`: the page asks the API itself, which then has to allow this origin (CORS). Default `true`. */
  readonly proxy?: boolean | undefined
  /**
   * Further calls that steps of this API name (`POST /loans/account/confirm-wallet`). Without them only the calls that the checkout is
   * known to make are passed on.
   */
  readonly calls?: readonly string[] | undefined
  /**
   * The shopper's address for `X-Forwarded-For`, of a request and of what the runtime hands to `fetch` beside it. Without this none is
   * sent, whatever the request says of itself.
   */
  readonly clientAddress?: ((request: Request, env: unknown) => string | undefined) | undefined
  /** The name under which the record of what was agreed goes with the request for the loan (`klump-record`). */
  readonly record?: string | undefined
  /** `true`: `initiate` says whose page it is (`klump-shop-origin`). */
  readonly shopOrigin?: boolean | undefined
  /** Where browsers report violations of the page's policy to: an https address. */
  readonly reportTo?: string | undefined
}

/** The versions whose files are served. */
export interface HostVersions {
  /** Oldest first. A text is a folder that the build made. */
  readonly kept: readonly (string | Store | KeptVersion)[]
  /** The version that `/klump.js` and `/checkout/` are; the last when left out. An earlier one is a rollback. */
  readonly alias?: string | undefined
}

/** A version that is kept until a day. */
export interface KeptVersion {
  /** A folder that the build made, or a store. */
  readonly files: string | Store
  /** From then on its files are gone (410). */
  readonly until: Date | string
}

/** What answers for the checkout's origin. */
export interface Host {
  /** On web standards: for Node by `@hono/node-server`, for Deno, Bun and workers as it is. `env` is for `clientAddress`. */
  fetch(request: Request, env?: unknown): Promise<Response>
  /** Counters in the text format of Prometheus, for a port of their own. */
  metrics(): string
  /**
   * Opens the versions and reads each file.
   * @throws Error when one is missing, or is not what was built
   */
  check(): Promise<{ readonly current: string; readonly kept: readonly string[] }>
}
