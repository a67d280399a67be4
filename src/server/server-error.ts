/**
 * - `missing_key`, `public_key`, `invalid_key`: the value passed as the secret key is not one.
 * - `invalid_options`: your code passed an unusable value. The message names its path.
 * - `hook_failed`: a function of yours (`isUsed`, `seen`, the store of the attempts) threw, or returned a value of a wrong type. `cause`
 *   is what it threw.
 */
export type KlumpServerErrorCode =
  'missing_key' | 'public_key' | 'invalid_key' | 'invalid_options' | 'hook_failed'

/**
 * The only error class of this entry, for mistakes in the shop's own code or settings. What a shopper, a stranger or Klump sends never
 * throws: it leads to a verdict or a refusal. No message, stack or property contains a key.
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
