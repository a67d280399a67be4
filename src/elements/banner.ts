import styles from './banner.css?inline'
import { bannerLine, readAmount } from './banner-line.ts'
import { explanation } from './explanation.ts'
import { readCheckoutUrl } from '../loader/checkout-url.ts'
import { draw } from '../shared/draw.ts'
import { mark, shadowOf } from './look.ts'
import { readPublicKey } from '../validation/public-key.ts'
import { offersFrom, type AskOffer } from './offer-frame.ts'

/** A line about paying this amount in instalments. Follows its attributes at once. */
export interface KlumpBanner extends HTMLElement {}

/** Makes the class of `<klump-banner>`; its offers come from the checkout at this address, unless it names another. */
export function bannerFor(defaultCheckout: string): new () => KlumpBanner {
  return class extends HTMLElement implements KlumpBanner {
    static readonly observedAttributes = ['amount', 'public-key', 'checkout-url', 'currency']
    readonly #line = draw('span', { class: 'line' })
    readonly #box: HTMLElement
    readonly #shadow: ShadowRoot
    #watch: IntersectionObserver | undefined
    #seen = false
    #asked = ''
    #turn = 0
    #offers: AskOffer | undefined

    constructor() {
      super()
      const how = draw('button', { type: 'button', 'aria-haspopup': 'dialog' }, 'How\u00a0it works')
      const dialog = explanation()
      how.addEventListener('click', () => dialog.showModal())
      this.#box = draw('div', { class: 'banner' }, mark(), this.#line, how)
      this.#shadow = shadowOf(this, styles)
      this.#shadow.append(this.#box, dialog)
      // Shops put a banner into the link of a product: what is pressed in here must not follow it.
      for (const part of [how, dialog]) part.addEventListener('click', keepInside)
    }

    connectedCallback(): void {
      this.#draw()
      if (this.#seen || this.#watch) return
      // Nothing is asked for a banner at the end of a long page that nobody comes to.
      this.#watch = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        this.#unwatch()
        this.#seen = true
        this.#draw()
      })
      this.#watch.observe(this)
    }
    disconnectedCallback(): void {
      // Moved to another place it is back before this turn is over.
      queueMicrotask(() => {
        if (this.isConnected) return
        this.#unwatch()
        this.#leave()
      })
    }
    attributeChangedCallback(): void {
      this.#draw()
    }

    #unwatch(): void {
      this.#watch?.disconnect()
      this.#watch = undefined
    }

    /** It asks again when it is back. */
    #leave(): void {
      this.#turn += 1
      this.#asked = ''
      this.#offers?.leave(this.#shadow)
      this.#offers = undefined
    }

    #draw(): void {
      if (!this.isConnected) return
      const amount = readAmount(this.getAttribute('amount'))
      // Klump lends naira only; of another currency nothing is true.
      const isSilent = (this.getAttribute('currency') ?? 'NGN').trim().toUpperCase() !== 'NGN'
      // In here: an attribute of the element itself would be a difference to a framework that hydrates it.
      this.#box.hidden = isSilent
      const question = [amount, this.getAttribute('public-key'), this.getAttribute('checkout-url')].join(' ')
      if (isSilent || question === this.#asked) return
      this.#say(bannerLine(amount, undefined))
      if (!this.#seen) return
      this.#asked = question
      const turn = (this.#turn += 1)
      if (amount === undefined) return
      // An amount that changes with every key is asked for once it stands still.
      setTimeout(() => {
        if (turn === this.#turn) void this.#ask(turn, amount)
      }, 150)
    }

    // As a new element: one whose words change, and with them its lines, would count as having moved.
    #say(line: string): void {
      this.#line.replaceChildren(draw('span', {}, line))
    }

    async #ask(turn: number, amount: number): Promise<void> {
      try {
        const address = readCheckoutUrl(this.getAttribute('checkout-url') ?? defaultCheckout)
        const publicKey = readPublicKey({ publicKey: this.getAttribute('public-key') })
        const door = offersFrom(address)
        if (this.#offers !== door) this.#offers?.leave(this.#shadow)
        this.#offers = door
        const offer = await door.ask(this.#shadow, publicKey, amount)
        if (turn === this.#turn) this.#say(bannerLine(amount, offer))
      } catch (error) {
        // oxlint-disable-next-line no-console -- a mistake in the markup has no other place to be seen
        console.warn('Klump: <klump-banner>', error)
      }
    }
  }
}

function keepInside(event: Event): void {
  event.preventDefault()
  event.stopPropagation()
}
