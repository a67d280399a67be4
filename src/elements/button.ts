import type { ClosePayload, SuccessPayload } from '../protocol/payloads.ts'
import type { KlumpError } from '../errors/klump-error.ts'
import { realClock } from '../overlay/clock.ts'
import { draw } from '../overlay/draw.ts'
import styles from './button.css?inline'
import type { KlumpClass, KlumpInstance } from './klump-class.ts'
import { mark, shadowOf } from './look.ts'
import { readOptions, type KlumpButtonOptions } from './read-options.ts'
import { WORDS } from './strings.ts'
import { ownProperties } from '../validation/own-properties.ts'
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

/** Makes the class of `<klump-button>` for the `Klump` that it opens with. */
export function buttonFor(Klump: KlumpClass): new () => KlumpButton {
  return class extends HTMLElement implements KlumpButton {
    static readonly observedAttributes = ['label', 'disabled']
    // The page may have set it before this class was there: then it lies on the element already.
    options: KlumpButtonOptions | undefined = ownProperties<Partial<KlumpButton>>(this).options
    readonly #button = draw('button', { type: 'button', part: 'button' })
    readonly #label = draw('span', { class: 'label' })
    readonly #verdict = draw('div', { role: 'status', part: 'verdict', tabindex: '-1' })
    #running: KlumpInstance | undefined
    /** False for an opening that the page began itself, and ends itself. */
    #own = false
    #stopAsking = () => {}
    /** Takes back what was loaded when the shopper came near; undefined until then. */
    #takeBack: (() => void) | undefined

    constructor() {
      super()
      const spinner = draw('span', { class: 'spinner' })
      this.#button.append(mark(), this.#label, spinner)
      this.#button.addEventListener('click', this.#onClick)
      for (const type of ['pointerenter', 'focus', 'touchstart'])
        this.#button.addEventListener(type, this.#approach, { passive: true })
      shadowOf(this, styles).append(this.#button, this.#verdict)
    }

    connectedCallback(): void {
      this.#draw()
    }
    attributeChangedCallback(): void {
      this.#draw()
    }
    disconnectedCallback(): void {
      // Moved to another place it is back before this turn is over.
      queueMicrotask(() => {
        if (this.isConnected) return
        this.#stopAsking()
        this.#takeBack?.()
        if (this.#own) this.#running?.destroy()
      })
    }

    follow(instance: KlumpInstance, own = false): void {
      this.#own = own
      this.#running = instance
      this.#draw()
      void instance.result.then(() => {
        if (this.#running !== instance) return
        this.#running = undefined
        this.#draw()
      })
    }

    #draw(): void {
      const label = this.getAttribute('label') ?? WORDS.label
      if (this.#label.textContent !== label) this.#label.textContent = label
      // Not `disabled`: that would drop the focus, which the overlay gives back to the button when it closes.
      const busy = this.#running !== undefined
      this.#button.toggleAttribute('data-busy', busy)
      this.#button.setAttribute('aria-busy', String(busy))
      this.#button.setAttribute('aria-disabled', String(busy || this.hasAttribute('disabled')))
    }

    // Once: the focus that comes back when the overlay closes is no wish to pay again.
    readonly #approach = (): void => {
      if (this.#takeBack || this.hasAttribute('disabled')) return
      try {
        const checkoutUrl =
          ownProperties(this.options ?? {}).checkoutUrl ?? this.getAttribute('checkout-url') ?? undefined
        this.#takeBack = Klump.preload({ checkoutUrl })
      } catch {
        // The click says what is wrong with the address.
      }
    }

    readonly #onClick = (event: MouseEvent): void => {
      if (this.#button.getAttribute('aria-disabled') === 'true') {
        // Neither we nor the page's own handler open twice.
        event.stopImmediatePropagation()
        return event.preventDefault()
      }
      const options = readOptions(this, this.options)
      if (options && this.#say('klump-open', null)) this.#open(options)
    }

    #open(options: ConstructorParameters<KlumpClass>[0]): void {
      this.#stopAsking()
      this.#show(undefined)
      try {
        const instance = new Klump({
          ...options,
          autoOpen: true,
          onSuccess: (payload) => {
            if (this.#say('klump-success', payload)) this.#verify(payload.reference, false)
            return options.onSuccess?.(payload)
          },
          onError: (error) => {
            this.#say('klump-error', error)
            return options.onError?.(error)
          },
          onClose: (payload) => {
            if (payload.type === 'PENDING') this.#verify(payload.reference, true)
            this.#say('klump-close', payload)
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
      this.#stopAsking()
      this.#show('asking')
      this.#stopAsking = askVerdict({
        url,
        reference,
        pending,
        document,
        clock: realClock,
        fetch: (input, init) => fetch(input, init),
        tell: (verdict) => {
          this.#show(verdict)
          this.#say('klump-verdict', { verdict, reference })
        },
      })
    }

    // In the page's own words where it has some: `<p slot="paid">...</p>`.
    #show(what: Verdict | 'asking' | undefined): void {
      const had = this.shadowRoot?.activeElement === this.#button
      this.#button.hidden = what === 'paid' || what === 'asking' || what === 'unknown'
      if (had && this.#button.hidden) this.#verdict.focus({ preventScroll: true })
      this.#verdict.replaceChildren(...(what ? [draw('slot', { name: what }, WORDS.verdicts[what])] : []))
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
