/**
 * - `missing_key`, `public_key`, `invalid_key`: what stands in the secret key's place is none.
 * - `invalid_options`: something the shop's own code passed cannot be right; the message names the path.
 * - `hook_failed`: a function of yours (`isUsed`, `seen`, the store of the attempts) threw, or gave something else than it
 *   has to; `cause` is what it threw.
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
