import styles from './banner.css?inline'
import { bannerLine, readAmount } from './banner-line.ts'
import { explanation } from './explanation.ts'
import { readCheckoutUrl } from '../overlay/checkout-url.ts'
import { draw } from '../overlay/draw.ts'
import { mark, shadowOf } from './look.ts'
import { readPublicKey } from '../validation/public-key.ts'
import { termsFrom } from './terms-frame.ts'

/** A line about paying this amount in instalments. Follows its attributes at once. */
export interface KlumpBanner extends HTMLElement {}

/** Makes the class of `<klump-banner>`; its terms come from the checkout at this address, unless it names another. */
export function bannerFor(defaultCheckout: string): new () => KlumpBanner {
  return class extends HTMLElement implements KlumpBanner {
    static readonly observedAttributes = ['amount', 'public-key', 'checkout-url', 'currency']
    readonly #line = draw('span', { class: 'line' })
    #seen = false
    #asked = ''
    #turn = 0

    constructor() {
      super()
      const how = draw('button', { type: 'button', 'aria-haspopup': 'dialog' }, 'How\u00a0it works')
      const dialog = explanation()
      how.addEventListener('click', () => dialog.showModal())
      shadowOf(this, styles).append(draw('div', { class: 'banner' }, mark(), this.#line, how), dialog)
    }

    connectedCallback(): void {
      this.#draw()
      if (this.#seen) return
      // Nothing is asked for a banner at the end of a long page that nobody comes to.
      const watch = new IntersectionObserver((entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        watch.disconnect()
        this.#seen = true
        this.#draw()
      })
      watch.observe(this)
    }
    attributeChangedCallback(): void {
      this.#draw()
    }

    #draw(): void {
      const amount = readAmount(this.getAttribute('amount'))
      // Klump lends naira only; of another currency nothing is true.
      const isSilent = (this.getAttribute('currency') ?? 'NGN').trim().toUpperCase() !== 'NGN'
      this.toggleAttribute('data-silent', isSilent)
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
        const terms = await termsFrom(address)(
          readPublicKey({ publicKey: this.getAttribute('public-key') }),
          amount,
        )
        if (turn === this.#turn) this.#say(bannerLine(amount, terms))
      } catch (error) {
        // oxlint-disable-next-line no-console -- a mistake in the markup has no other place to be seen
        console.warn('Klump: <klump-banner>', error)
      }
    }
  }
}
