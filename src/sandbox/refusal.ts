/** A request that is answered with an error status and `{ message }`. The message never repeats keys or tokens. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: 400 | 401 | 403 | 404 | 409 | 429
  /** For 429: whole seconds, for the header `Retry-After`. */
  readonly retryAfter: number | undefined

  constructor(status: Refusal['status'], message: string, retryAfter?: number) {
    super(message)
    this.status = status
    this.retryAfter = retryAfter
  }
}
