import { call, closePayload, LOADED, OPENED, successPayload, tell, type KlumpCallbacks } from './callbacks.ts'
import type { Key } from './checkout/locale/dictionary.ts'
import { KlumpError, type ErrorShape } from './errors/klump-error.ts'
import { goTo, notNeeded } from './legacy.ts'
import type { OverlayHandle, OverlayModule, OverlayOutcome } from './overlay/contract.ts'
import { afterVisible, realClock, type Clock } from './overlay/clock.ts'
import { readCheckoutUrl } from './overlay/checkout-url.ts'
import type { ENGLISH } from './overlay/strings.ts'
import { deliver, excuse } from './overlay/delivery.ts'
import { isOffline, unsupported } from './overlay/support.ts'
import type { KlumpAppearance } from './protocol/appearance.ts'
import type { Outcome } from './protocol/outcome.ts'
import type { KlumpOrder } from './validation/order-input.ts'
import { readPublicKey } from './validation/public-key.ts'
import { findSecret, SECRET_FOUND } from './validation/secrets.ts'

/** The order itself, a promise of it, or a function that makes either: asked once for each opening. */
export type OrderSource = KlumpOrder | Promise<KlumpOrder> | (() => KlumpOrder | Promise<KlumpOrder>)

/** The texts that a shop can replace: those beginning with `overlay.` are of the window, all others of what runs in it. */
export type KlumpText = keyof typeof ENGLISH | Key

/** Everything `new Klump()` takes. */
export interface KlumpOptions extends KlumpCallbacks {
  /** `klp_pk_...` or `klp_pk_test_...`; the key decides whether money is real. Never the secret key. */
  publicKey: string
  /**
   * The order. With a promise or a function the overlay opens at once and shows that it is loading: let a click handler
   * open first and fetch the order from your server meanwhile. A promise that rejects ends as `data_unavailable`.
   */
  data: OrderSource
  /** Opens as soon as it is made, unless `false`; then `open()` does. Default `true`. */
  autoOpen?: boolean | undefined
  /**
   * `true`: going back closes the overlay, as its close button does, instead of leaving the page. For that the overlay has an entry of
   * its own in the page's history, with the page's address, and takes it away before any callback is called. Chrome's back gesture
   * closes it without this. Default `false`.
   */
  closeOnBack?: boolean | undefined
  /** Where the checkout page lives, absolute and https (http on this machine): the sandbox, in development. */
  checkoutUrl?: string | URL | undefined
  /** BCP 47 tag of the language to show. English, and `pcm` (Nigerian Pidgin, not reviewed yet); others show English. */
  locale?: string | undefined
  /** Texts of your own in place of ours, plain, by our keys. A key or a `{blank}` that does not exist is a console warning. */
  strings?: { readonly [Key in KlumpText]?: string | undefined } | undefined
  /** Theme, accent colour, corners and font, of your shop. */
  appearance?: KlumpAppearance | undefined
}

/** `opening` until the first screen is drawn; `closed` once the opening has its outcome. */
export type KlumpStatus = 'idle' | 'opening' | 'open' | 'closed' | 'destroyed'

/** What differs between the npm package and the script tag. */
export interface KlumpEnvironment {
  readonly checkoutUrl: string
  /** Fetches the overlay; after a failure it can be asked again. */
  loadOverlay(): Promise<Pick<OverlayModule, 'openOverlay'>>
  readonly clock?: Clock
  /** In place of a browser's, where shops test without one. */
  readonly document?: Document
}

interface Opening {
  readonly result: Promise<Outcome>
  readonly settle: (outcome: Outcome) => void
  /** False until the turn in which it was asked for is over: destroyed before that, it never was. */
  begun: boolean
  done: boolean
  overlay?: OverlayHandle
  /** Call off what is still waited for. */
  readonly waits: (() => void)[]
}

const PATIENCE_MS = { overlay: 20_000, data: 30_000 }

// As they were when this was loaded: a page may put its own in place of these.
const { Promise, queueMicrotask } = globalThis

/** A checkout for one order. `Klump` of the package is this with the places filled in where its parts are. */
export class KlumpBase {
  readonly #options: KlumpOptions
  readonly #publicKey: string
  readonly #checkoutUrl: string
  readonly #environment: KlumpEnvironment
  #status: KlumpStatus = 'idle'
  #opening = newOpening()

  /**
   * Checks the key and opens, unless `autoOpen` is `false`. No callback runs before the constructor has returned.
   * @throws KlumpError `missing_key`, `invalid_key`, `secret_key` or `invalid_options`. Mistakes in `data` are not thrown:
   * they come to `onError` and `result`.
   */
  constructor(options: KlumpOptions, environment: KlumpEnvironment) {
    if (typeof options !== 'object' || options === null)
      throw new KlumpError({ code: 'invalid_options', message: NO_OPTIONS })
    this.#environment = environment
    try {
      // Read once: what was checked is what is used.
      this.#options = { ...options }
      const { publicKey, checkoutUrl } = this.#options
      const address = String(checkoutUrl ?? environment.checkoutUrl)
      const secret = findSecret(
        { ...this.#options, checkoutUrl: address, publicKey: '', data: '' },
        'options',
      )
      if (secret) throw new KlumpError({ code: 'secret_key', message: SECRET_FOUND(secret) })
      this.#publicKey = readPublicKey(publicKey, this.#options)
      this.#checkoutUrl = readCheckoutUrl(address)
    } catch (cause) {
      if (cause instanceof KlumpError) throw cause
      // A getter that throws, a value that cannot be text, an object without end.
      throw new KlumpError({ code: 'invalid_options', message: UNREADABLE }, { cause })
    }
    if (this.#options.autoOpen !== false) this.open()
  }

  /** Where it stands. */
  get status(): KlumpStatus {
    return this.#status
  }

  /**
   * The outcome of the current opening (of the first one, before it is opened). Settles after the last callback and never
   * rejects: failed is an outcome too. `open()` after the end makes a new promise.
   */
  get result(): Promise<Outcome> {
    return this.#opening.result
  }

  /** Opens, or opens again after the end. Does nothing while open. After `destroy()` it only warns in the console. */
  open(): void {
    if (this.#status === 'destroyed') return tell('warn', 'Klump: open() after destroy() does nothing.')
    if (this.#status === 'opening' || this.#status === 'open') return
    if (this.#opening.done) this.#opening = newOpening()
    this.#status = 'opening'
    const opening = this.#opening
    // Not in this turn: a callback must not run before `const klump = new Klump()` has its value, and React's StrictMode
    // makes, destroys and makes again in one turn.
    queueMicrotask(() => {
      if (!opening.done) void this.#run(opening)
    })
  }

  /**
   * As if the shopper pressed the close button: ends as cancelled, asks first when something typed would be lost, and does
   * nothing while the lender decides.
   */
  close(): void {
    const { overlay, done } = this.#opening
    if (overlay) overlay.close()
    else if (!done && this.#status === 'opening') this.#finish(this.#opening, { status: 'cancelled' })
  }

  /**
   * Ends it for good, without asking, and removes everything. A running opening ends as cancelled, or as pending when the
   * loan had already been asked for. One that had not begun ends as cancelled without a callback.
   */
  destroy(): void {
    if (this.#status === 'destroyed') return
    this.#status = 'destroyed'
    this.#opening.overlay?.destroy()
    this.#finish(this.#opening, { status: 'cancelled' })
  }

  /** @deprecated Not needed: it opens as soon as it is made. */
  setup(): void {
    notNeeded('setup')
  }
  /** @deprecated Use `open()`. */
  show(): void {
    notNeeded('show')
  }
  /** @deprecated Not needed: it opens as soon as it is made. */
  initialize(): void {
    notNeeded('initialize')
  }

  async #run(opening: Opening): Promise<void> {
    opening.begun = true
    const fail = (error: KlumpError) => this.#finish(opening, { status: 'failed', error })
    const given = deliver(this.#options.data)
    if ('error' in given) return fail(toError(given.error))
    const why = !this.#environment.document && unsupported()
    if (why) return fail(new KlumpError(why))
    const data = 'then' in given ? this.#inTime(opening, given, PATIENCE_MS.data).catch(excuse) : given
    try {
      const loading = this.#environment.loadOverlay()
      const { openOverlay } = await this.#inTime(opening, loading, PATIENCE_MS.overlay)
      if (opening.done) return
      const { locale, strings, appearance, closeOnBack } = this.#options
      const overlay = openOverlay({
        locale,
        strings,
        appearance,
        closeOnBack,
        publicKey: this.#publicKey,
        checkoutUrl: this.#checkoutUrl,
        data,
        optionNames: Object.keys(this.#options),
        onEvent: (event) => {
          if (event.type === 'end') return this.#finish(opening, event.outcome, event.redirect)
          if (event.type === 'warning') return tell('warn', `Klump: ${event.message}`)
          if (event.type === 'load') return call(this.#options, 'onLoad', LOADED)
          if (this.#status === 'opening') this.#status = 'open'
          call(this.#options, 'onOpen', OPENED)
        },
      })
      // A callback that was called meanwhile may have ended it: then there is nobody left to take part.
      if (opening.done) overlay.destroy()
      else opening.overlay = overlay
    } catch (cause) {
      const code = isOffline() ? 'offline' : 'overlay_unavailable'
      fail(new KlumpError({ code, message: UNAVAILABLE }, { cause }))
    }
  }

  /** The same promise, or its failure when it takes longer than so much visible time. */
  #inTime<T>(opening: Opening, promise: Promise<T>, ms: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`Nothing came within ${ms / 1000} s.`))
      const { clock = realClock, document: page = document } = this.#environment
      const stop = afterVisible(page, clock, ms, late)
      opening.waits.push(stop)
      // Not finally(): the page's own promises may have none.
      void promise.then(resolve, reject).then(stop)
    })
  }

  // The one place where an opening ends; whoever comes second finds it done.
  #finish(opening: Opening, ended: OverlayOutcome, redirect?: string): void {
    if (opening.done) return
    opening.done = true
    delete opening.overlay
    for (const stop of opening.waits) stop()
    if (this.#status !== 'destroyed') this.#status = 'closed'
    const outcome: Outcome = ended.status === 'failed' ? { ...ended, error: toError(ended.error) } : ended
    if (opening.begun) {
      if (outcome.status === 'success') call(this.#options, 'onSuccess', successPayload(outcome))
      if (outcome.status === 'failed') {
        // What passes by itself and what a lender decides is the shopper's matter, not the developer's.
        if (/key|data|page/.test(outcome.error.type)) tell('error', outcome.error)
        call(this.#options, 'onError', outcome.error)
      }
      call(this.#options, 'onClose', closePayload(outcome))
    }
    opening.settle(outcome)
    goTo(redirect)
  }
}

const NO_OPTIONS = 'options: expected an object.'
const UNREADABLE = 'options: could not be read; see error.cause.'
const UNAVAILABLE = 'The overlay could not be loaded: check the network and the script-src of this page.'

function newOpening(): Opening {
  let settle: Opening['settle'] = () => {}
  const result = new Promise<Outcome>((resolve) => (settle = resolve))
  return { result, settle, begun: false, done: false, waits: [] }
}

const toError = (error: ErrorShape) => (error instanceof KlumpError ? error : new KlumpError(error))
