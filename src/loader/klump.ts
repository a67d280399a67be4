import { call, log, type KlumpCallbacks } from './callbacks.ts'
import { KlumpError, type ErrorShape } from '../errors/klump-error.ts'
import { acceptOldCalls } from './legacy.ts'
import type { OverlayEvent, OverlayHandle, OverlayModule } from './contract.ts'
import { after, type Clock } from '../shared/clock.ts'
import { readCheckoutUrl } from './checkout-url.ts'
import type { OverlayText, ReplaceableKey } from '../protocol/replaceable-texts.ts'
import { deliver } from './delivery.ts'
import { isModern, isOffline } from './support.ts'
import type { KlumpAppearance } from '../protocol/appearance.ts'
import type { Outcome } from '../protocol/outcome.ts'
import type { ClosePayload } from '../protocol/payloads.ts'
import type { KlumpOrder } from '../validation/order-input.ts'
import type { OrderVerdict } from '../validation/order-verdict.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { listen } from '../shared/listen.ts'
import { Promise } from '../shared/promise.ts'
import { read } from '../shared/unclobbered.ts'
import { readPublicKey } from '../validation/public-key.ts'

/** What a function in `data` is called with. */
export interface OrderRequest {
  /**
   * Absent the first time. `'reference-used'`: Klump already has a transaction with this `merchant_reference`, and accepts each only once.
   * Answer with the same order and a fresh one, made on your server.
   */
  readonly retry?: 'reference-used'
}

/** The order, or what your server knows of earlier attempts to pay it. */
export type OrderAnswer = KlumpOrder | OrderVerdict

/**
 * The order, a promise of it, or a function that returns either. The function is called once for each opening, and again when Klump
 * refuses the `merchant_reference` as used.
 */
export type OrderSource =
  OrderAnswer | Promise<OrderAnswer> | ((request: OrderRequest) => OrderAnswer | Promise<OrderAnswer>)

/** The texts that a shop can replace. Those that begin with `overlay.` belong to the overlay, all others to the checkout inside it. */
export type KlumpText = OverlayText | ReplaceableKey

/** Everything `new Klump()` takes. Only own enumerable properties are read, each once; inherited ones are ignored. */
export interface KlumpOptions extends KlumpCallbacks {
  /** `klp_pk_...` or `klp_pk_test_...`; the key decides whether money is real. Never the secret key. */
  publicKey: string
  /**
   * The order. With a promise or a function the overlay opens at once, and your server can be asked meanwhile. A promise that rejects ends
   * the opening with `data_unavailable`. Only a function can be called again, for a fresh `merchant_reference`, when Klump refuses one as
   * used (`OrderRequest`). Instead of the order it may be what your server knows of earlier attempts to pay it (`OrderVerdict`).
   */
  data: OrderSource
  /** Whether the constructor opens the checkout. With `false`, call `open()`. Default `true`. */
  autoOpen?: boolean | undefined
  /**
   * The back button closes the overlay, as its close button does: it asks the shopper where something would be lost. For that the overlay
   * adds an entry to the history once it is shown, in an empty frame of its own. It removes the entry before `onError` and `onClose`,
   * except after `destroy()`, which calls them first. The page keeps its address and its state, and gets no `popstate`. `history.back()`
   * counts as the button while the overlay is open. With `false` the history is left alone, and going back leaves the page. Default `true`.
   */
  closeOnBack?: boolean | undefined
  /**
   * The address of the checkout page, absolute and https (http on this machine). In development, the sandbox's. Default with the script
   * tag: `checkout/` beside the script. With npm: `https://checkout.useklump.com/`, where this checkout is not known to be served, so set
   * it.
   */
  checkoutUrl?: string | URL | undefined
  /**
   * A payment link of this order. Where the checkout cannot be reached, the overlay offers it, and opens it in a new tab when the shopper
   * presses it. https (http on this machine).
   */
  fallbackUrl?: string | URL | undefined
  /** BCP 47 tag of the language to show. English, and `pcm` (Nigerian Pidgin, not reviewed yet); others show English. */
  locale?: string | undefined
  /**
   * Texts that replace the package's, by key. Each is plain text of at most 160 characters, with every `{blank}` that the original has.
   * Only greetings, hints and texts about waiting can be replaced, and none of the lender's. With a test key the console names each text
   * that was ignored, and why.
   */
  strings?: { readonly [Key in KlumpText]?: string | undefined } | undefined
  /** Theme, accent colour, corners and font of your shop. */
  appearance?: KlumpAppearance | undefined
}

/** `opening` until the first screen is drawn, then `open`; `closed` once the opening has its outcome. */
export type KlumpStatus = 'idle' | 'opening' | 'open' | 'closed' | 'destroyed'

/** What differs between the npm package and the script tag. */
export interface KlumpEnvironment {
  readonly checkoutUrl: string
  /** Fetches the overlay. After a failure it may be called again. */
  loadOverlay(): Promise<Pick<OverlayModule, 'openOverlay'>>
  readonly clock?: Clock
  /** True for the fake of klump-checkout/testing, which needs no browser and is not checked for one. */
  readonly isAnywhere?: boolean
}

type OverlayEnd = Extract<OverlayEvent, { type: 'end' }>

interface Opening {
  readonly result: Promise<Outcome>
  readonly settle: (outcome: Outcome) => void
  /** False during the turn of `open()`. An opening that is destroyed in that turn calls no callbacks. */
  begun: boolean
  done: boolean
  /** The page has read `result`, and so is notified of the end also without `onClose`. */
  awaited: boolean
  hasSucceeded: boolean
  overlay: OverlayHandle | undefined
  stopWaiting(): void
  ignoreLeaving(): void
}

/** The longest wait for the overlay's code, while the page is visible. */
const TIMEOUT_MS = 20_000

// Taken when this module loads: a page may replace it later.
const { queueMicrotask } = globalThis

/** A checkout for one order. `Klump` of the npm package and of the script tag are this class, each with its own environment. */
export class KlumpBase {
  readonly #options: KlumpOptions & { readonly checkoutUrl: string }
  readonly #environment: KlumpEnvironment
  #status: KlumpStatus = 'idle'
  #opening = newOpening()

  /**
   * Checks the key and opens, unless `autoOpen` is `false`. No callback runs before the constructor has returned.
   * @throws KlumpError `missing_key`, `invalid_key`, `secret_key` or `invalid_options`. Mistakes in `data` are not thrown:
   * they come to `onError` and `result`.
   */
  constructor(options: KlumpOptions, environment: KlumpEnvironment) {
    this.#environment = ownProperties(environment)
    try {
      // The options are read once, so that the checked values are those that are used.
      const read = ownProperties(options)
      const checkoutUrl = String(read.checkoutUrl ?? environment.checkoutUrl)
      const publicKey = readPublicKey(ownProperties({ ...read, checkoutUrl }))
      this.#options = ownProperties({ ...read, publicKey, checkoutUrl: readCheckoutUrl(checkoutUrl) })
    } catch (cause) {
      if (cause instanceof KlumpError) throw cause
      // A getter has thrown, or a value cannot be converted to text.
      throw new KlumpError({ code: 'invalid_options', message: UNREADABLE, cause })
    }
    if (this.#options.autoOpen !== false) this.open()
  }

  /** The status of the current opening. */
  get status(): KlumpStatus {
    return this.#status
  }

  /**
   * The outcome of the current opening; before `open()`, that of the first one. It resolves after the last callback and never rejects: a
   * failure is an outcome, too. `open()` after the end makes a new promise.
   */
  get result(): Promise<Outcome> {
    this.#opening.awaited = true
    return this.#opening.result
  }

  /** Opens, or opens again after the end. Does nothing while open. After `destroy()` it only warns in the console. */
  open(): void {
    if (this.#status === 'destroyed') return log('warn', 'Klump: open() does nothing after destroy().')
    if (this.#status === 'opening' || this.#status === 'open') return
    if (this.#opening.done) this.#opening = newOpening()
    this.#status = 'opening'
    const opening = this.#opening
    // Not in this turn: no callback may run before `const klump = new Klump()` has its value, and React's StrictMode makes an instance,
    // destroys it and makes another one in one turn.
    queueMicrotask(() => {
      if (!opening.done) void this.#run(opening)
    })
  }

  /**
   * Does what the close button does. The overlay asks the shopper first when something typed would be lost. The opening ends as cancelled,
   * or with the outcome that the checkout already has (success, pending, failed). While the loan is being requested or decided, the overlay
   * stays open and says why.
   */
  close(): void {
    const { overlay } = this.#opening
    if (overlay) overlay.close()
    else if (this.#status === 'opening') this.#finish(this.#opening, { outcome: { status: 'cancelled' } })
  }

  /**
   * Ends the opening at once, without asking the shopper, and removes the overlay. The outcome is cancelled; success when the lender has
   * agreed; pending when a loan may exist and its result is not known. In the turn of `open()` it ends as cancelled without any
   * callback.
   */
  destroy(): void {
    if (this.#status === 'destroyed') return
    this.#status = 'destroyed'
    this.#endNow(this.#opening)
  }

  /** @deprecated Does nothing: `new Klump()` opens the checkout, unless `autoOpen` is false. */
  declare setup: () => void
  /** @deprecated Use `open()`. */
  declare show: () => void
  /** @deprecated Does nothing: `new Klump()` opens the checkout, unless `autoOpen` is false. */
  declare initialize: () => void

  async #run(opening: Opening): Promise<void> {
    opening.begun = true
    const fail = (error: ErrorShape): void =>
      void this.#finish(opening, { outcome: { status: 'failed', error } })
    // In the turn of the click, so that the shop's server is asked while the overlay is fetched.
    const { data: source } = this.#options
    const data = deliver(source, {})
    // The shop may have called `destroy()` in there.
    if (opening.done) return
    if (!this.#environment.isAnywhere) {
      if (!isModern()) return fail({ code: 'unsupported_browser', message: TOO_OLD })
      this.#watchLeaving(opening)
    }
    try {
      const { openOverlay } = await this.#load(opening)
      opening.stopWaiting()
      if (opening.done) return
      const overlay = openOverlay({
        options: { ...this.#options },
        data,
        ...(typeof source === 'function' && {
          renewData: async () => deliver(source, { retry: 'reference-used' }),
        }),
        onEvent: (event) => {
          if (event.type === 'end') return this.#finish(opening, event)
          if (event.type === 'warning') return log('warn', `Klump: ${event.message}`)
          if (event.type === 'success') {
            opening.hasSucceeded = true
            return event.payload && call(this.#options, 'onSuccess', event.payload)
          }
          const status = true
          if (event.type === 'load')
            return call(this.#options, 'onLoad', { status, type: 'LOAD', data: { status, type: 'LOADING' } })
          if (this.#status === 'opening') this.#status = 'open'
          return call(this.#options, 'onOpen', { status, type: 'OPEN', data: { status, type: 'OPEN' } })
        },
      })
      // A callback that was called meanwhile may have ended this opening.
      if (opening.done) overlay.destroy()
      else opening.overlay = overlay
    } catch (cause) {
      const code = isOffline() ? 'offline' : 'overlay_unavailable'
      fail({ code, message: UNAVAILABLE, cause })
    }
  }

  #load(opening: Opening): ReturnType<KlumpEnvironment['loadOverlay']> {
    return new Promise((resolve, reject) => {
      const { clock, loadOverlay } = this.#environment
      // Time in a hidden tab does not count: timers and loading are slowed down there.
      const wait = () => {
        opening.stopWaiting = (clock?.after ?? after)(TIMEOUT_MS, () => {
          if (globalThis.document && read(document, 'hidden')) wait()
          else reject()
        })
      }
      wait()
      loadOverlay().then(resolve, reject)
    })
  }

  // `pagehide` is the last event in which the page's code runs. A page that the browser keeps for the back button (`persisted`) is only frozen, together
  // with the frame: both go on when the shopper returns, so that no second purchase is begun beside a loan that is being requested. After
  // a success there is nothing to go on with.
  #watchLeaving(opening: Opening): void {
    const window = read(document, 'defaultView')
    if (!window) return
    opening.ignoreLeaving = listen(window, 'pagehide', ({ persisted }: PageTransitionEvent) => {
      if (!persisted || opening.hasSucceeded) this.#endNow(opening)
    })
  }

  #endNow(opening: Opening): void {
    opening.overlay?.destroy()
    this.#finish(opening, { outcome: { status: 'cancelled' } })
  }

  // The one place where an opening ends. A second call does nothing.
  #finish(opening: Opening, end: Omit<OverlayEnd, 'type'>): unknown {
    if (opening.done) return undefined
    const { outcome: ended, payload } = ownProperties(end)
    opening.done = true
    opening.overlay = undefined
    opening.stopWaiting()
    opening.ignoreLeaving()
    if (this.#status !== 'destroyed') this.#status = 'closed'
    const outcome: Outcome =
      ended.status === 'failed' ? { ...ended, error: new KlumpError(ended.error) } : { ...ended }
    let closed: Promise<unknown> | undefined
    if (opening.begun) {
      if (outcome.status === 'failed') {
        // Logged only when the developer can do something about it, and not for a lost network or a lender's decision.
        if (/key|data|page/.test(outcome.error.type)) log('error', outcome.error)
        void call(this.#options, 'onError', outcome.error)
      }
      const type = outcome.status === 'failed' ? 'ERROR' : 'CANCELLED'
      const flat = { status: true, type } as const
      closed = call(this.#options, 'onClose', { ...flat, data: flat, ...payload, outcome } as ClosePayload)
    }
    opening.settle(outcome)
    return closed ?? (opening.awaited ? opening.result : undefined)
  }
}

acceptOldCalls(KlumpBase.prototype)

const UNREADABLE = 'options: could not be read; see error.cause.'
const TOO_OLD = 'Klump needs a browser with <dialog>, inert and adoptedStyleSheets.'
const UNAVAILABLE = 'The overlay did not load: check the network and script-src.'

function newOpening(): Opening {
  let settle: Opening['settle'] = () => {}
  const result = new Promise<Outcome>((resolve) => (settle = resolve))
  return {
    result,
    settle,
    begun: false,
    done: false,
    awaited: false,
    hasSucceeded: false,
    overlay: undefined,
    stopWaiting() {},
    ignoreLeaving() {},
  }
}
