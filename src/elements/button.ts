import type { ClosePayload, SuccessPayload } from '../protocol/payloads.ts'
import type { KlumpError } from '../errors/klump-error.ts'
import { realClock } from '../shared/clock.ts'
import { draw } from '../shared/draw.ts'
import { drawMark } from '../shared/mark.ts'
import styles from './button.css?inline'
import type { KlumpClass, KlumpInstance } from './klump-class.ts'
import { shadowOf } from './look.ts'
import { within } from './mount-points.ts'
import { readOptions, type KlumpButtonOptions } from './read-options.ts'
import { WORDS } from './strings.ts'
import { readLink } from '../shared/link.ts'
import { ownProperties } from '../shared/own-properties.ts'
import type { KlumpOrder } from '../validation/order-input.ts'
import { read } from '../shared/unclobbered.ts'
import { fetchVerdict, type Verdict } from './verify.ts'

// Taken when this module loads: a page may replace it later.
const { queueMicrotask } = globalThis

/** What each event of `<klump-button>` carries. All bubble; `klump-open` and `klump-success` can be cancelled. */
export interface KlumpButtonEvents {
  /** Before the checkout opens. When this event is cancelled, nothing opens. */
  'klump-open': CustomEvent<null>
  /** The lender agreed. When this event is cancelled, the reference is not posted to `verify-url`; the page does that itself. */
  'klump-success': CustomEvent<SuccessPayload>
  /** The opening failed, as `onError`. */
  'klump-error': CustomEvent<KlumpError>
  /** The overlay is gone, as `onClose`. */
  'klump-close': CustomEvent<ClosePayload>
  /** The shop's server has answered with its verdict. */
  'klump-verdict': CustomEvent<{ readonly verdict: Verdict; readonly reference: string }>
}

/** Klump's button. With a key and an order, a click opens the checkout. Without them, the page handles the click. */
export interface KlumpButton extends HTMLElement {
  /** Key, order and whatever else `new Klump()` takes. Wins over the attributes. */
  options: KlumpButtonOptions | undefined
  /** Makes the button busy until this opening has its outcome. For an opening that the page began when the button was clicked. */
  follow(instance: KlumpInstance): void
}

type Shown = Verdict | 'asking' | 'unreachable'

/** Errors after which the checkout was not there at all. */
const UNREACHABLE = /^(overlay_unavailable|offline|frame_timeout|frame_blocked)$/

/** An opening, and what the button shows of it afterwards. */
interface Sale<Button> {
  /** The button that shows it now. When the page redraws, the sale goes from the removed button to the equal one in its place. */
  button: Button
  instance?: KlumpInstance | undefined
  /** False for an opening that the page began and will end itself. */
  own: boolean
  shown?: Shown | undefined
  /** The address that verifies the reference, when the checkout was opened. */
  verifyUrl?: string | null
  stopVerifying(): void
}

/** Makes the class of `<klump-button>` for the `Klump` that it opens with. */
export function buttonFor(Klump: KlumpClass): new () => KlumpButton {
  // What the page has changed in this turn.
  const added = new Set<KlumpButton>()
  const removed = new Set<KlumpButton>()
  function inThisTurn(buttons: Set<KlumpButton>, button: KlumpButton): void {
    buttons.add(button)
    realClock.after(0, () => buttons.delete(button))
  }
  return class Button extends HTMLElement implements KlumpButton {
    static readonly observedAttributes = ['label', 'disabled', 'order-url']
    /** Lets a `<label for>` press the button, and a disabled `<fieldset>` disable it. */
    static readonly formAssociated = true
    // The page may have set this property before the class was defined. Then it is an own property of the element.
    options: KlumpButtonOptions | undefined = ownProperties<Partial<KlumpButton>>(this).options
    readonly #button = draw('button', { type: 'button', part: 'button' })
    readonly #label = draw('span', { class: 'label' })
    readonly #verdict = draw('div', { role: 'status', part: 'verdict', tabindex: '-1' })
    #sale = newSale<Button>(this)
    /** The page, or the shadow root that this button was in last. */
    #root = document
    /** Removes the frame that was preloaded when the shopper came near. */
    #dispose = () => {}
    /** False once it has opened: the focus that returns when the overlay closes must not preload again. */
    #preloads = true

    constructor() {
      super()
      const spinner = draw('span', { class: 'spinner' })
      // No event reports that a followed opening is open, so the button checks once in each turn of the spinner. With reduced motion the
      // ring stands still, and stays.
      spinner.addEventListener('animationiteration', () => this.#draw())
      this.#button.append(drawMark(), spinner, this.#label)
      for (const type of ['pointerenter', 'focus', 'touchstart'])
        this.#button.addEventListener(type, this.#approach, { passive: true })
      const shadow = shadowOf(this, styles)
      shadow.append(this.#button, this.#verdict)
      // The listener is on the element: clicks on the inner button pass here, and clicks by `click()`, by a label or by a replayed tap have
      // the element as their target. It captures, so that it runs before the page's handlers, which are not called for a busy button.
      this.addEventListener('click', this.#onClick, true)
      // Chromium dispatches no mouse events to a disabled element, but does to its ancestors and its shadow.
      shadow.addEventListener('click', (event) => this.#isDisabled() && refuse(event), true)
    }

    connectedCallback(): void {
      this.#root = this.getRootNode() as Document
      this.#draw()
      // A button that was removed in this turn was only moved.
      if (!removed.delete(this)) inThisTurn(added, this)
    }
    attributeChangedCallback(name: string, before: string | null): void {
      if (name === 'order-url' && before !== null && before !== this.getAttribute(name)) this.#forgetOrder()
      this.#draw()
    }
    formDisabledCallback(): void {
      this.#draw()
    }
    disconnectedCallback(): void {
      // A button that is moved is connected again in the same turn, and a redraw has put an equal button in its place by then.
      // A button that was added in this turn, too, has shown nothing.
      if (!added.delete(this)) inThisTurn(removed, this)
      queueMicrotask(() => {
        if (this.isConnected) return
        const replacement = this.#replacement()
        if (replacement) {
          removed.delete(this)
          added.delete(replacement)
          return replacement.#inherit(this)
        }
        this.#dispose()
        this.#preloads = true
        // A report on its way goes on, and the button shows the verdict if the page puts it back.
        if (this.#sale.own) this.#sale.instance?.destroy()
      })
    }

    follow(instance: KlumpInstance, own = false): void {
      const sale = this.#sale
      sale.own = own
      sale.instance = instance
      this.#preloads = false
      this.#draw()
      void instance.result.then(() => {
        if (sale.instance !== instance) return
        sale.instance = undefined
        sale.button.#draw()
      })
    }

    /**
     * The button that shows the sale of this one from now on: an equal one for the same order. The buttons in a list of orders are equal,
     * and where `data` is a function, their orders are not known. So a button for an unknown order counts only when exactly one was removed
     * and exactly one added in this turn.
     */
    #replacement(): Button | undefined {
      const order = orderOf(this)
      const candidates = [...within(this.#root, 'klump-button')].filter(
        (other): other is Button => #sale in other && !other.#isTaken() && other.isEqualNode(this),
      )
      const same = candidates.find((other) => order !== undefined && orderOf(other) === order)
      if (same) return same
      const [only, ...others] = candidates.filter((other) => added.has(other))
      if (
        !only ||
        others.length > 0 ||
        [...removed].some((other) => other !== this && other.isEqualNode(this))
      )
        return undefined
      return order === undefined || orderOf(only) === undefined ? only : undefined
    }

    /** A framework reuses the element for another order: what it shows is about the order before. */
    #forgetOrder(): void {
      const { own, instance, shown } = this.#sale
      if (!instance && !shown) return
      this.#sale = newSale<Button>(this)
      this.#show(this.#sale, undefined)
      if (own) instance?.destroy()
    }

    #isTaken(): boolean {
      return this.#sale.instance !== undefined || this.#sale.shown !== undefined
    }
    #isDisabled(): boolean {
      return this.matches('[disabled],:disabled')
    }

    #inherit(from: Button): void {
      this.options ??= from.options
      this.#dispose = from.#dispose
      this.#preloads = from.#preloads
      const sale = this.#sale
      this.#sale = Object.assign(from.#sale, { button: this })
      from.#sale = Object.assign(sale, { button: from })
      this.#draw()
      this.#show(this.#sale, this.#sale.shown)
    }

    #draw(): void {
      const label = this.getAttribute('label')?.trim() || WORDS.label
      if (this.#label.textContent !== label) this.#label.textContent = label
      // Not `disabled`: a disabled button loses the focus, which the overlay returns to it when it closes.
      const { instance } = this.#sale
      const busy = instance !== undefined
      this.#button.toggleAttribute('data-busy', busy)
      // A spinner that turned behind the open overlay would have a phone paint each frame for minutes.
      this.#button.toggleAttribute('data-loading', busy && instance.status !== 'open')
      this.#button.setAttribute('aria-busy', String(busy))
      this.#button.setAttribute('aria-disabled', String(busy || this.#isDisabled()))
    }

    // Called each time: a frame that is already preloaded is kept, and one that the page has removed is loaded again.
    readonly #approach = (): void => {
      if (!this.#preloads || this.#isDisabled()) return
      try {
        const checkoutUrl =
          ownProperties(this.options ?? {}).checkoutUrl ?? this.getAttribute('checkout-url') ?? undefined
        this.#dispose = Klump.preload({ checkoutUrl })
      } catch {
        // An invalid address is reported at the click.
      }
    }

    readonly #onClick = (event: MouseEvent): void => {
      const [origin] = event.composedPath()
      const isPress = origin === this || this.#button.contains(origin as Node)
      // Not a press: a click on content of the page in the element, or on the element after the order was paid.
      if (!isPress || this.#button.hidden) return
      if (this.#button.getAttribute('aria-disabled') === 'true') return refuse(event)
      if (!readOptions(this, this.options) || !this.#emit('klump-open', null)) return
      // The page may have set the order in a listener of the event.
      const options = readOptions(this, this.options)
      if (!options) return
      // A link around the button is not followed: the page would navigate, and the checkout with it.
      event.preventDefault()
      this.#open(options)
    }

    #open(options: ConstructorParameters<KlumpClass>[0]): void {
      const sale = this.#sale
      sale.stopVerifying()
      sale.verifyUrl = this.getAttribute('verify-url')
      this.#show(sale, undefined)
      try {
        const instance = new Klump({
          ...options,
          autoOpen: true,
          onSuccess: (payload) => {
            if (sale.button.#emit('klump-success', payload)) Button.#verify(sale, payload.reference, false)
            return options.onSuccess?.(payload)
          },
          onError: (error) => {
            // The shop answered `already-paid` when the order was requested.
            if (error.code === 'already_paid') sale.button.#show(sale, 'paid')
            if (UNREACHABLE.test(error.code))
              sale.button.#show(sale, 'unreachable', readLink(String(ownProperties(options).fallbackUrl)))
            sale.button.#emit('klump-error', error)
            return options.onError?.(error)
          },
          onClose: (payload) => {
            if (payload.type === 'PENDING') Button.#verify(sale, payload.reference, true)
            sale.button.#takeFocusBack()
            sale.button.#emit('klump-close', payload)
            return options.onClose?.(payload)
          },
        })
        this.follow(instance, true)
      } catch (error) {
        // Compared by name: the class may come from another copy of the package.
        if ((error as Error).name !== 'KlumpError') throw error
        // oxlint-disable-next-line no-console -- the developer of a page without a script has no other place to see it
        console.error(error)
        this.#emit('klump-error', error as KlumpError)
      }
    }

    static #verify(sale: Sale<Button>, reference: string, pending: boolean): void {
      const { verifyUrl: url } = sale
      if (url === undefined || url === null) return
      sale.stopVerifying()
      // Klump has named no reference, so there is nothing to verify yet.
      if (reference === '') return sale.button.#show(sale, 'in-progress')
      sale.button.#show(sale, 'asking')
      sale.stopVerifying = fetchVerdict({
        url,
        reference,
        pending,
        document,
        clock: realClock,
        fetch: (input, init) => fetch(input, init),
        // oxlint-disable-next-line no-console -- only the developer can change what the server answers
        warn: (message) => console.warn(message),
        onVerdict: (verdict) => {
          sale.button.#show(sale, verdict)
          sale.button.#emit('klump-verdict', { verdict, reference })
        },
      })
    }

    // The page may have its own content for each verdict: `<p slot="paid">...</p>`.
    #show(sale: Sale<Button>, what: Shown | undefined, link?: string): void {
      // The element is for another order since (order-url).
      if (sale !== this.#sale) return
      sale.shown = what
      const had = this.shadowRoot?.activeElement === this.#button
      this.#button.hidden = what !== undefined && what !== 'not-paid' && what !== 'unreachable'
      if (had && this.#button.hidden) this.#verdict.focus({ preventScroll: true })
      this.#verdict.replaceChildren(...(what ? [draw('slot', { name: what }, WORDS.verdicts[what])] : []))
      if (link) {
        const opensApart = { target: '_blank', rel: 'noopener noreferrer', part: 'link' }
        this.#verdict.append(draw('a', { href: link, ...opensApart }, WORDS.link))
      }
    }

    // When the overlay closes, it returns the focus to the button. A success has hidden the button, and the focus goes to the verdict.
    #takeFocusBack(): void {
      if (this.#button.hidden && read(document, 'activeElement') === read(document, 'body'))
        this.#verdict.focus({ preventScroll: true })
    }

    #emit<Name extends keyof KlumpButtonEvents>(
      name: Name,
      detail: KlumpButtonEvents[Name]['detail'],
    ): boolean {
      const cancelable = name === 'klump-open' || name === 'klump-success'
      return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }))
    }
  }
}

function newSale<Button>(button: Button): Sale<Button> {
  return { button, own: false, stopVerifying() {} }
}

/** Stops a click on a busy or disabled button, so that neither this element nor a handler of the page opens twice. */
function refuse(event: Event): void {
  event.stopImmediatePropagation()
  event.preventDefault()
}

/** What names the order of a button, where anything does: its reference, or the attribute that holds or leads to the order. */
function orderOf(button: KlumpButton): unknown {
  const { data } = ownProperties(button.options ?? {})
  if (data === undefined) return button.getAttribute('order-url') ?? button.getAttribute('order') ?? undefined
  return typeof data === 'object' ? ownProperties(data as Partial<KlumpOrder>).merchant_reference : undefined
}
