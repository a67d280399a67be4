import type { Place } from '../../../src/checkout/flow/state.ts'
import type { KlumpAppearance } from '../../../src/protocol/appearance.ts'
import type { OrderVerdict } from '../../../src/validation/order-verdict.ts'
import type { Order } from '../../../src/validation/order.ts'
import type { Partner } from '../../../src/sandbox/partners/partner.ts'
import type { Trait } from '../../../src/sandbox/partners/test-customers.ts'
import type { Reply } from '../stage/klump.ts'
import type { Shopper } from '../stage/shopper.ts'

interface Named {
  /** Part of the address and of the pictures' file names. */
  readonly id: string
  readonly caption: string
  /** Whether the device reports a network. Default: true. */
  readonly isOnline?: boolean
  /** The shop's appearance. The gallery sets the theme. */
  readonly appearance?: Omit<KlumpAppearance, 'theme'>
  readonly locale?: string
  /** The id of a screen with the same pictures: the difference must not be visible. */
  readonly looksAs?: string
}

/** A state of the frame half: the walk to it, and the order, shop and server around it. */
export interface CheckoutScreen extends Named {
  /** The place where the walk must end. */
  readonly at: Place['at']
  /** What differs from the usual order of 197 000 naira. */
  readonly order?: Partial<Order>
  /** The shop gives the order again when its reference is used up. */
  readonly renewable?: boolean
  /** The shop's verdict instead of an order. */
  readonly verdict?: OrderVerdict
  readonly shop?: { readonly name: string; readonly origin: string }
  readonly isLive?: boolean
  /** Replace the sandbox's partners. */
  readonly partners?: readonly Partner[]
  readonly traits?: readonly Trait[]
  /** The server's replies from the start. The walk can change them. */
  readonly replies?: Readonly<Record<string, Reply>>
  /** The shop's own texts. */
  readonly strings?: Readonly<Record<string, string>>
  /** The order in the header is unfolded. */
  readonly unfolds?: boolean
  walk?(shopper: Shopper): Promise<void>
}

/** A state of the page half. */
export interface OverlayScreen extends Named {
  readonly overlay: {
    /** Whether the shop's order is there yet. */
    readonly order: 'coming' | 'here'
    /** The frame does nothing at all, asks before leaving, or is locked while a loan is decided. */
    readonly frame: 'silent' | 'confirms' | 'locked'
    /** Milliseconds by which the clock advances. */
    readonly after?: number
    /** The shopper presses the close button. */
    readonly closed?: boolean
  }
}

export type Screen = CheckoutScreen | OverlayScreen

export interface Group {
  readonly title: string
  readonly screens: readonly Screen[]
}
