import type { KlumpErrorCode } from './codes.ts'
import { OWN_CODES, type ErrorKind, type KlumpErrorType } from './own-codes.ts'

/** One mistake in what the shop passed: its path, the expected and the received value. */
export interface Problem {
  /** The path, as the shop would write it: `data.items[2].unit_price`. */
  readonly path: string
  /** The expected value: `a whole number of naira`. */
  readonly expected: string
  /** The received value, shortened; for personal fields only its shape: `"12,5"`, `nothing`, `text of 9 characters`. */
  readonly received: string
}

/** An error without its class, in the form in which the two halves exchange it. */
export interface ErrorShape {
  readonly code: KlumpErrorCode
  readonly message: string
  readonly problems?: readonly Problem[]
  /** What the shop's own code threw. */
  readonly cause?: unknown
  /** The overlay adds it, because it knows all codes (codes.ts). Without it the class looks among its own codes. */
  readonly kind?: ErrorKind
}

/** The address of the page “Errors” of the documentation: in the package, until the script sets the one beside it. */
let errorsPage = 'klump-checkout/dist/docs/errors.md'

export function setErrorsPage(address: string): void {
  errorsPage = address
}

const OWN: Readonly<Record<string, ErrorKind>> = OWN_CODES

/**
 * The one error of this package. The constructor throws it for a key or an option that cannot be used. In all other cases it is not
 * thrown: it comes to `onError` and to `result`.
 */
export class KlumpError extends Error {
  override readonly name = 'KlumpError'
  /** What happened, as a literal to branch on. */
  declare readonly code: KlumpErrorCode
  /** Who can act on it; also what older integrations read as `error.type`. */
  declare readonly type: KlumpErrorType
  /** True when opening again can end well without a correction. An order with a `merchant_reference` needs a new one each time. */
  declare readonly recoverable: boolean
  /**
   * Where the documentation explains the code and what to do: `klump-checkout/dist/docs/errors.md#declined`, a file of the package. With
   * the script tag it is an address beside the script: `https://js.your-klump-host.example/docs/errors.html#declined`.
   */
  declare readonly help: string
  /**
   * For `invalid_data` and `invalid_options`: everything that is wrong, all at once. The sentences are loaded from a file of their own.
   * When that does not load, `message` names the paths, and this is absent.
   */
  declare readonly problems?: readonly Problem[]

  /** The message where integrations of Klump's earlier script read it: `error.data.message`, `error.data.data.message`. */
  get data(): { readonly message: string; readonly data: { readonly message: string } } {
    const { message } = this
    return { message, data: { message } }
  }

  constructor(shape: ErrorShape) {
    // Ignores what a library has put on `Object.prototype`.
    const own = { __proto__: null, ...shape }
    const { code, message, problems, cause, kind } = own as ErrorShape
    super(message, { cause })
    const [type, recoverable] = kind ?? OWN[code] ?? ['server', false]
    const help = `${errorsPage}#${code}`
    Object.assign(this, { code, type, recoverable, help }, problems && { problems })
  }

  /** For logs, because `JSON.stringify` omits an Error's `message`. Without the cause, which is the shop's own and may contain anything. */
  toJSON(): Pick<KlumpError, 'name' | 'code' | 'message' | 'type' | 'recoverable' | 'help' | 'problems'> {
    const { name, code, message, type, recoverable, help, problems } = this
    return { name, code, message, type, recoverable, help, ...(problems && { problems }) }
  }
}
