import styles from './banner.css?inline'
import { bannerLine, readAmount } from './banner-line.ts'
import { explanation } from './explanation.ts'
import { readCheckoutUrl } from '../loader/checkout-url.ts'
import { after } from '../shared/clock.ts'
import { draw } from '../shared/draw.ts'
import { drawMark } from '../shared/mark.ts'
import { shadowOf } from './look.ts'
import { readPublicKey } from '../validation/public-key.ts'
import { offersFrom, type OfferSource } from './offer-frame.ts'

// Taken when this module loads: a page may replace them later.
const { IntersectionObserver, queueMicrotask } = globalThis

/** A line about paying this amount in instalments. It is updated when an attribute changes. */
export interface KlumpBanner extends HTMLElement {}

/** Makes the class of `<klump-banner>`. Its offers come from the checkout at this address, unless `checkout-url` names another. */
export function bannerFor(defaultCheckout: string): new () => KlumpBanner {
  return class extends HTMLElement implements KlumpBanner {
    static readonly observedAttributes = ['amount', 'public-key', 'checkout-url', 'currency']
    readonly #text = draw('div', { class: 'text' })
    readonly #how = draw('button', { type: 'button', 'aria-haspopup': 'dialog' }, 'How it works')
    readonly #box: HTMLElement
    readonly #shadow: ShadowRoot
    #watch: IntersectionObserver | undefined
    #seen = false
    #requested = ''
    #turn = 0
    #offers: OfferSource | undefined

    constructor() {
      super()
      const dialog = explanation()
      this.#how.addEventListener('click', () => dialog.showModal())
      this.#box = draw('div', { class: 'banner' }, drawMark(), this.#text)
      this.#shadow = shadowOf(this, styles)
      this.#shadow.append(this.#box, dialog)
      // Shops put a banner inside the link of a product. A click on its button or in its dialog must not follow that link.
      for (const part of [this.#how, dialog]) part.addEventListener('click', keepInside)
      // The shop's page must not react to keys in this dialog: Esc would also close a drawer that contains the banner.
      dialog.addEventListener('keydown', (event) => event.stopPropagation())
    }

    connectedCallback(): void {
      this.#draw()
      if (this.#seen || this.#watch) return
      // The offer is requested only when the banner comes into view: it may be at the end of a long page.
      this.#watch = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        this.#unwatch()
        this.#seen = true
        this.#draw()
      })
      this.#watch.observe(this)
    }
    disconnectedCallback(): void {
      // A banner that is moved is disconnected and connected again in one turn.
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

    /** Forgets the last request, so that a banner that is connected again sends a new one. */
    #leave(): void {
      this.#turn += 1
      this.#requested = ''
      this.#offers?.leave(this.#shadow)
      this.#offers = undefined
    }

    #draw(): void {
      if (!this.isConnected) return
      const amount = readAmount(this.getAttribute('amount'))
      // Klump lends naira only. For another currency the banner is empty.
      const isSilent = (this.getAttribute('currency') ?? 'NGN').trim().toUpperCase() !== 'NGN'
      // `hidden` is set inside the shadow: on the element itself, a framework that hydrates would find an attribute it did not render.
      this.#box.hidden = isSilent
      const question = [amount, this.getAttribute('public-key'), this.getAttribute('checkout-url')].join(' ')
      if (isSilent || question === this.#requested) return
      this.#setLine(bannerLine(amount, undefined))
      if (!this.#seen) return
      this.#requested = question
      const turn = (this.#turn += 1)
      if (amount === undefined) return
      // While the shopper types an amount, only the offer for the last value is requested.
      after(150, () => {
        if (turn === this.#turn) void this.#requestOffer(turn, amount)
      })
    }

    // A new element each time: an element whose text takes more lines counts as a layout shift. So does the button behind it, which is
    // inserted anew unless that would take its focus away.
    #setLine(line: string): void {
      const sentence = draw('span', { class: 'line' }, line)
      if (this.#shadow.activeElement === this.#how) this.#text.firstChild?.replaceWith(sentence)
      else this.#text.replaceChildren(sentence, ' ', this.#how)
    }

    async #requestOffer(turn: number, amount: number): Promise<void> {
      try {
        const address = readCheckoutUrl(this.getAttribute('checkout-url') ?? defaultCheckout)
        const publicKey = readPublicKey({ publicKey: this.getAttribute('public-key') })
        const offers = offersFrom(address)
        if (this.#offers !== offers) this.#offers?.leave(this.#shadow)
        this.#offers = offers
        const offer = await offers.request(this.#shadow, publicKey, amount)
        if (turn === this.#turn) this.#setLine(bannerLine(amount, offer))
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
