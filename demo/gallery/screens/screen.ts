import type { Place } from '../../../src/checkout/flow/state.ts'
import type { KlumpAppearance } from '../../../src/protocol/appearance.ts'
import type { OrderVerdict } from '../../../src/validation/order-verdict.ts'
import type { Order } from '../../../src/validation/order.ts'
import type { Partner } from '../../../src/sandbox/partners/partner.ts'
import type { Trait } from '../../../src/sandbox/partners/test-customers.ts'
import type { Reply } from '../stage/klump.ts'
import type { Shopper } from '../stage/shopper.ts'

interface Named {
  /** Goes into the address and into the names of the pictures. */
  readonly id: string
  readonly caption: string
  /** What the device says of its network; it is connected unless this is false. */
  readonly isOnline?: boolean
  /** What the shop chose; the theme is the gallery's. */
  readonly appearance?: Omit<KlumpAppearance, 'theme'>
  readonly locale?: string
  /** The id of the screen whose pictures it has: what differs must not be seen. */
  readonly looksAs?: string
}

/** A state of the frame half: who walks to it, and in which world. */
export interface CheckoutScreen extends Named {
  /** Where the walk has to end. */
  readonly at: Place['at']
  /** What differs from the usual order of 197 000 naira. */
  readonly order?: Partial<Order>
  /** The shop gives the order again when its reference is used up. */
  readonly renewable?: boolean
  /** What the shop says in place of an order. */
  readonly verdict?: OrderVerdict
  readonly shop?: { readonly name: string; readonly origin: string }
  readonly isLive?: boolean
  /** In place of the sandbox's. */
  readonly partners?: readonly Partner[]
  readonly traits?: readonly Trait[]
  /** What the server says from the start; a walk can change it on the way. */
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
    /** What the frame does: nothing at all, asks before leaving, or is locked while a loan is decided. */
    readonly frame: 'silent' | 'confirms' | 'locked'
    /** Milliseconds that pass. */
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
