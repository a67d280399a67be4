/** An answer of the real sandbox, on its way back. */
export interface Upstream {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What a fault can do with one request that came to the proxy. */
export interface Scene {
  /** Has the sandbox handle the request, once more with each call. */
  forward(): Promise<Upstream>
  /** Waits on the run's own clock; the proxy knows that nothing moves meanwhile. */
  hold(ms: number): Promise<void>
  /** Never resolves. The connection stays open until the client closes it. */
  holdForEver(): Promise<never>
  answer(status: number, body: string | Buffer, headers?: Readonly<Record<string, string>>): void
  /** Announces the whole length, sends only `part` bytes, and leaves the connection open. */
  begin(body: Buffer, part: number): Promise<void>
  /** Ends the connection with a reset, as a crashing proxy does. */
  reset(): void
  /** Time passes at the server only: thirty-one minutes end a session. */
  age(ms: number): void
  /** The address that a redirected request would reach. */
  readonly elsewhere: string
}

/** What goes wrong before the request leaves the device. `seems-offline`: from then on the device reports offline and is not. */
export type Device = 'nobody-listens' | 'goes-offline' | 'was-offline' | 'seems-offline'

export interface Fault {
  readonly name: string
  readonly device?: Device
  readonly applyFault?: (scene: Scene) => Promise<void> | void
  /** Requests that the fault answers instead of the sandbox, by path. */
  readonly own?: { readonly path: string; applyFault(scene: Scene): Promise<void> | void }
}

export type Json = Record<string, unknown>

/** The real answer, changed. An answer with status 300 or above goes through as it is. */
export function changed(change: (json: Json, text: string) => unknown) {
  return async ({ forward, answer }: Scene): Promise<void> => {
    const { status, body, headers } = await forward()
    const text = body.toString()
    const json = status < 300 ? (JSON.parse(text) as Json) : undefined
    answer(status, json ? JSON.stringify(change(json, text)) : text, headers)
  }
}

export const says =
  (status: number, message: string, headers: Readonly<Record<string, string>> = {}) =>
  ({ answer }: Scene) =>
    answer(status, JSON.stringify({ message }), { 'content-type': 'application/json', ...headers })
