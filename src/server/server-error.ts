/**
 * - `missing_key`, `public_key`, `invalid_key`: what was passed as the secret key is not one.
 * - `invalid_options`: your code passed something that cannot be used. The message names the path.
 * - `hook_failed`: a function of yours (`isUsed`, `seen`, the store of the attempts) threw, or returned something of a wrong type.
 *   `cause` is what it threw.
 */
export type KlumpServerErrorCode =
  'missing_key' | 'public_key' | 'invalid_key' | 'invalid_options' | 'hook_failed'

/**
 * The one error of this entry, for mistakes in the shop's own code or settings. What a shopper, a stranger or Klump
 * sends never throws: it is a verdict or a refusal. No message, stack or property holds a key.
 */
export class KlumpServerError extends Error {
  override readonly name = 'KlumpServerError'
  /** What happened, as a literal to branch on. */
  readonly code: KlumpServerErrorCode

  constructor(code: KlumpServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
