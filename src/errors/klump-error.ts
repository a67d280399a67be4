import { CODES, type KlumpErrorCode, type KlumpErrorType } from './codes.ts'

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
}

/**
 * The one error of this package. Thrown by the constructor for a key that is missing, malformed or secret; in all
 * other cases handed to `onError` and found in `result`, never thrown.
 */
export class KlumpError extends Error {
  override readonly name = 'KlumpError'
  /** What happened, as a literal to branch on. */
  readonly code: KlumpErrorCode
  /** Who can act on it; also what older integrations read as `error.type`. */
  readonly type: KlumpErrorType
  /** True when opening again, unchanged, can end well. */
  readonly recoverable: boolean
  /** Where the README says what it means and what to do: `README.md#error-declined`. */
  readonly help: string
  /** For `invalid_data` and `invalid_options`: everything that is wrong, all at once. */
  readonly problems?: readonly Problem[]

  constructor({ code, message, problems }: ErrorShape, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.help = `README.md#error-${code}`
    ;[this.type, this.recoverable] = CODES[code]
    if (problems) this.problems = problems
  }
}
