import type { ClosePayload, SuccessPayload } from '../protocol/payloads.ts'
import type { KlumpError } from '../errors/klump-error.ts'
import { realClock } from '../shared/clock.ts'
import { draw } from '../shared/draw.ts'
import styles from './button.css?inline'
import type { KlumpClass, KlumpInstance } from './klump-class.ts'
import { mark, shadowOf } from './look.ts'
import { within } from './places.ts'
import { readOptions, type KlumpButtonOptions } from './read-options.ts'
import { WORDS } from './strings.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { read } from '../shared/unclobbered.ts'
import { askVerdict, type Verdict } from './verify.ts'

/** What each event of `<klump-button>` carries. All bubble; `klump-open` and `klump-success` can be cancelled. */
export interface KlumpButtonEvents {
  /** Before it opens. Cancelled, it does not. */
  'klump-open': CustomEvent<null>
  /** The lender agreed. Cancelled, the reference is not posted to `verify-url`: the page does that itself. */
  'klump-success': CustomEvent<SuccessPayload>
  'klump-error': CustomEvent<KlumpError>
  'klump-close': CustomEvent<ClosePayload>
  /** What the shop's server said. */
  'klump-verdict': CustomEvent<{ readonly verdict: Verdict; readonly reference: string }>
}

/** Klump's button. With a key and an order it opens the checkout by itself; without, a click is the page's to hear. */
export interface KlumpButton extends HTMLElement {
  /** Key, order and whatever else `new Klump()` takes. Wins over the attributes. */
  options: KlumpButtonOptions | undefined
  /** Is busy until this opening has its outcome. For one that the page began when the button was clicked. */
  follow(instance: KlumpInstance): void
}

/** An opening and what came of it. */
interface Sale<Button> {
  /** Whose it is now: a page that redraws hands it from the button that goes to the equal one that comes. */
  button: Button
  instance?: KlumpInstance | undefined
  /** False for an opening that the page began itself, and ends itself. */
  own: boolean
  shown?: Verdict | 'asking' | undefined
  stopAsking(): void
}

/** Makes the class of `<klump-button>` for the `Klump` that it opens with. */
export function buttonFor(Klump: KlumpClass): new () => KlumpButton {
  return class Button extends HTMLElement implements KlumpButton {
    static readonly observedAttributes = ['label', 'disabled']
    /** So that a `<label for>` presses it, and a disabled `<fieldset>` disables it. */
    static readonly formAssociated = true
    // The page may have set it before this class was there: then it lies on the element already.
    options: KlumpButtonOptions | undefined = ownProperties<Partial<KlumpButton>>(this).options
    readonly #button = draw('button', { type: 'button', part: 'button' })
    readonly #label = draw('span', { class: 'label' })
    readonly #verdict = draw('div', { role: 'status', part: 'verdict', tabindex: '-1' })
    #sale: Sale<Button> = { button: this, own: false, stopAsking() {} }
    /** Takes back what was loaded when the shopper came near. */
    #dispose = () => {}
    /** Until it has opened: the focus that comes back when the overlay closes is no wish to pay again. */
    #warms = true

    constructor() {
      super()
      const spinner = draw('span', { class: 'spinner' })
      this.#button.append(mark(), this.#label, spinner)
      for (const type of ['pointerenter', 'focus', 'touchstart'])
        this.#button.addEventListener(type, this.#approach, { passive: true })
      const shadow = shadowOf(this, styles)
      shadow.append(this.#button, this.#verdict)
      // On the element itself, where the button's own click comes by, and those of `click()`, of a label and of a replayed tap end.
      // Ahead of the page's handlers, which do not hear a button that is busy.
      this.addEventListener('click', this.#onClick, true)
      // Chromium does not let a disabled element hear a mouse, but what is around it.
      shadow.addEventListener('click', (event) => this.#isDisabled() && refuse(event), true)
    }

    connectedCallback(): void {
      this.#draw()
    }
    attributeChangedCallback(): void {
      this.#draw()
    }
    formDisabledCallback(): void {
      this.#draw()
    }
    disconnectedCallback(): void {
      // Moved to another place it is back before this turn is over, and so is what a redraw puts in its place.
      queueMicrotask(() => {
        if (this.isConnected) return
        const heir = [...within(document, 'klump-button')].find(
          (other): other is Button => #sale in other && !other.#isTaken() && other.isEqualNode(this),
        )
        if (heir) return heir.#inherit(this)
        this.#dispose()
        this.#warms = true
        this.#sale.stopAsking()
        if (this.#sale.own) this.#sale.instance?.destroy()
      })
    }

    follow(instance: KlumpInstance, own = false): void {
      const sale = this.#sale
      sale.own = own
      sale.instance = instance
      this.#warms = false
      this.#draw()
      void instance.result.then(() => {
        if (sale.instance !== instance) return
        sale.instance = undefined
        sale.button.#draw()
      })
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
      this.#warms = from.#warms
      const sale = this.#sale
      this.#sale = Object.assign(from.#sale, { button: this })
      from.#sale = Object.assign(sale, { button: from })
      this.#draw()
      this.#show(this.#sale.shown)
    }

    #draw(): void {
      const label = this.getAttribute('label') ?? WORDS.label
      if (this.#label.textContent !== label) this.#label.textContent = label
      // Not `disabled`: that would drop the focus, which the overlay gives back to the button when it closes.
      const busy = this.#sale.instance !== undefined
      this.#button.toggleAttribute('data-busy', busy)
      this.#button.setAttribute('aria-busy', String(busy))
      this.#button.setAttribute('aria-disabled', String(busy || this.#isDisabled()))
    }

    // Each time: what is loaded already is kept, and what the page removed meanwhile is loaded again.
    readonly #approach = (): void => {
      if (!this.#warms || this.#isDisabled()) return
      try {
        const checkoutUrl =
          ownProperties(this.options ?? {}).checkoutUrl ?? this.getAttribute('checkout-url') ?? undefined
        this.#dispose = Klump.preload({ checkoutUrl })
      } catch {
        // The click says what is wrong with the address.
      }
    }

    readonly #onClick = (event: MouseEvent): void => {
      const [origin] = event.composedPath()
      const isPress = origin === this || this.#button.contains(origin as Node)
      // Of the page's own words in it, or where its button was before it was paid.
      if (!isPress || this.#button.hidden) return
      if (this.#button.getAttribute('aria-disabled') === 'true') return refuse(event)
      const options = readOptions(this, this.options)
      if (!options || !this.#say('klump-open', null)) return
      // A link around it is not followed: it would take the page, and the checkout with it, away.
      event.preventDefault()
      this.#open(options)
    }

    #open(options: ConstructorParameters<KlumpClass>[0]): void {
      const sale = this.#sale
      sale.stopAsking()
      this.#show(undefined)
      try {
        const instance = new Klump({
          ...options,
          autoOpen: true,
          onSuccess: (payload) => {
            if (sale.button.#say('klump-success', payload)) sale.button.#verify(payload.reference, false)
            return options.onSuccess?.(payload)
          },
          onError: (error) => {
            // The shop's own word, in answer to the question for the order.
            if (error.code === 'already_paid') sale.button.#show('paid')
            sale.button.#say('klump-error', error)
            return options.onError?.(error)
          },
          onClose: (payload) => {
            if (payload.type === 'PENDING') sale.button.#verify(payload.reference, true)
            sale.button.#takeFocusBack()
            sale.button.#say('klump-close', payload)
            return options.onClose?.(payload)
          },
        })
        this.follow(instance, true)
      } catch (error) {
        // By name: the class may be another copy's.
        if ((error as Error).name !== 'KlumpError') throw error
        // oxlint-disable-next-line no-console -- a page with no script of its own has no other place to be told
        console.error(error)
        this.#say('klump-error', error as KlumpError)
      }
    }

    #verify(reference: string, pending: boolean): void {
      const url = this.getAttribute('verify-url')
      if (url === null) return
      const sale = this.#sale
      sale.stopAsking()
      // Klump has named none: there is nothing to ask about.
      if (reference === '') return this.#show('in-progress')
      this.#show('asking')
      sale.stopAsking = askVerdict({
        url,
        reference,
        pending,
        document,
        clock: realClock,
        fetch: (input, init) => fetch(input, init),
        // oxlint-disable-next-line no-console -- only the developer can change what the server answers
        warn: (message) => console.warn(message),
        tell: (verdict) => {
          sale.button.#show(verdict)
          sale.button.#say('klump-verdict', { verdict, reference })
        },
      })
    }

    // In the page's own words where it has some: `<p slot="paid">...</p>`.
    #show(what: Verdict | 'asking' | undefined): void {
      this.#sale.shown = what
      const had = this.shadowRoot?.activeElement === this.#button
      this.#button.hidden = what !== undefined && what !== 'not-paid'
      if (had && this.#button.hidden) this.#verdict.focus({ preventScroll: true })
      this.#verdict.replaceChildren(...(what ? [draw('slot', { name: what }, WORDS.verdicts[what])] : []))
    }

    // The overlay gives the focus back to the button, which a success has hidden while it was open.
    #takeFocusBack(): void {
      if (this.#button.hidden && read(document, 'activeElement') === read(document, 'body'))
        this.#verdict.focus({ preventScroll: true })
    }

    #say<Name extends keyof KlumpButtonEvents>(
      name: Name,
      detail: KlumpButtonEvents[Name]['detail'],
    ): boolean {
      const cancelable = name === 'klump-open' || name === 'klump-success'
      return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }))
    }
  }
}

/** Neither we nor the page's own handler open twice. */
function refuse(event: Event): void {
  event.stopImmediatePropagation()
  event.preventDefault()
}
