import type { KlumpErrorCode } from './codes.ts'
import type { Fact, KlumpErrorType } from './fact.ts'
import { OWN_CODES } from './own-codes.ts'

/** One thing wrong with what the shop passed: where, what was expected, what came. */
export interface Problem {
  /** Where it stands, as the shop would write it: `data.items[2].unit_price`. */
  readonly path: string
  /** What would have been right: `a whole number of naira`. */
  readonly expected: string
  /** What came, cut short; for personal fields only its shape: `"12,5"`, `nothing`, `text of 9 characters`. */
  readonly received: string
}

/** What crosses the door between the two halves: an error without its class. */
export interface ErrorShape {
  readonly code: KlumpErrorCode
  readonly message: string
  readonly problems?: readonly Problem[]
  /** What the shop's own code threw. */
  readonly cause?: unknown
  /** What the overlay knows of its codes (codes.ts), for a class that does not. */
  readonly fact?: Fact
}

/** Where the page “Errors” of the documentation is: in the package, until the script says where it was loaded from. */
let errorsPage = 'klump-checkout/dist/docs/errors.md'

export function setErrorsPage(address: string): void {
  errorsPage = address
}

const OWN: Readonly<Record<string, Fact>> = OWN_CODES

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
  /** True when opening again, unchanged, can end well. */
  declare readonly recoverable: boolean
  /** Where the documentation says what it means and what to do: `klump-checkout/dist/docs/errors.md#declined`, a file of the package. With the script tag it is an address beside the script: `https://js.your-klump-host.example/docs/errors.html#declined`. */
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
    // Not what a library has put on `Object.prototype`.
    const own = { __proto__: null, ...shape }
    const { code, message, problems, cause, fact } = own as ErrorShape
    super(message, { cause })
    const [type, recoverable] = fact ?? OWN[code] ?? ['server', false]
    const help = `${errorsPage}#${code}`
    Object.assign(this, { code, type, recoverable, help }, problems && { problems })
  }

  /** For logs: an Error's `message` is left out by `JSON.stringify`. Without the cause, which is the shop's own and may hold anything. */
  toJSON(): Omit<ErrorShape, 'cause' | 'fact'> & Pick<KlumpError, 'name' | 'type' | 'recoverable' | 'help'> {
    const { name, code, message, type, recoverable, help, problems } = this
    return { name, code, message, type, recoverable, help, ...(problems && { problems }) }
  }
}
