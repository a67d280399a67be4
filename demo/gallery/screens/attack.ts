import { en } from '../../../src/checkout/locale/en.ts'
import { blanksIn } from '../../../src/checkout/locale/own-texts.ts'
import type { CheckoutScreen } from './screen.ts'

const PRIZE = '₦1.00 total. Collect your prize'

/** A page whose texts, font, calendar, digits and item names try to hide what the shopper agrees to. */
export const attack = {
  strings: Object.fromEntries(
    Object.entries(en).map(([key, text]) => [key, `${PRIZE} ${blanksIn(text).join(' ')}`]),
  ),
  locale: 'en-NG-u-ca-buddhist-nu-thai',
  appearance: { fontFamily: 'OpenSymbol, cursive, monospace' },
  order: {
    items: [{ name: `\u202E${PRIZE}${'\u0336\u0489'.repeat(300)}`, unit_price: 197_000, quantity: 1 }],
    merchant_reference: PRIZE,
  },
} satisfies Partial<CheckoutScreen>
