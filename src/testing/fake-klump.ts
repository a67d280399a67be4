import { KlumpBase, type KlumpEnvironment, type KlumpOptions } from '../loader/klump.ts'
import { needsNew } from '../loader/legacy.ts'
import { KLUMPS_CHECKOUT, readCheckoutUrl } from '../loader/checkout-url.ts'
import { openOverlay } from '../overlay/index.ts'
import type { PreloadOptions } from '../loader/preload.ts'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { emailIn } from '../validation/email.ts'
import { localPhone } from '../validation/phone.ts'
import type { KlumpOrder } from '../validation/order-input.ts'
import type { Order } from '../validation/order.ts'
import { ownProperties } from '../shared/own-properties.ts'
import { scriptOf, scriptOfVerdict } from './script.ts'
import { refuseUnknown, type Ending } from './endings.ts'
import { fakeSession, type Show } from './fake-session.ts'

/** An opening whose order passed the checks. */
export interface FakeOpening {
  /**
   * The order as it would have been sent, with numbers for numeric strings and without empty fields. An unusable email or phone stays as it
   * was given, because the checkout asks the shopper for another. When `data` was called again, the last order.
   */
  readonly order: KlumpOrder
  /** How the opening ended; undefined while it is open. */
  readonly ended?: 'success' | 'pending' | 'failed' | 'cancelled'
  /** Klump's reference of the opening. */
  readonly reference: string
  /** The address that the page would have gone to: your `redirect_url` with the references. The fake does not navigate. */
  readonly redirect?: string
}

// The parts of a document that the package uses: its visibility, and a place to note that an overlay is open.
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' }) as unknown as Document
const clock = manualClock()
const running = new Set<() => void>()
let ending: Ending = 'success'
let openings: { -readonly [Name in keyof FakeOpening]: FakeOpening[Name] }[] = []
let count = 0

function newShow(): Show {
  const number = String(++count).padStart(4, '0')
  const reference = `KLP-1644-083962-${number}`
  let opening: (typeof openings)[number] | undefined
  return {
    onOrder({ order, verdict }, renewable) {
      if (verdict || !order) return scriptOfVerdict(verdict)
      opening = { order: asSent(order), reference }
      openings.push(opening)
      return scriptOf(ending, reference, renewable)
    },
    onRenewed({ order, verdict }) {
      if (verdict || !order) return scriptOfVerdict(verdict)
      if (opening) opening.order = asSent(order)
      return scriptOf('success', reference, true)
    },
    onEnd({ status }, redirect) {
      if (!opening) return
      opening.ended = status
      if (redirect !== undefined) opening.redirect = redirect
    },
  }
}

function asSent(given: Order): Order {
  const [email, phone] = [emailIn(given.email ?? ''), localPhone(given.phone ?? '')]
  return { ...given, ...(email && { email }), ...(phone && { phone }) }
}

const session = fakeSession(newShow)
const environment: KlumpEnvironment = {
  checkoutUrl: KLUMPS_CHECKOUT,
  clock,
  isAnywhere: true,
  loadOverlay: async () => ({
    openOverlay: (request) => openOverlay(request, { document: page, clock }, session),
  }),
}

class FakeKlump extends KlumpBase {
  /** Loads nothing. It throws for an invalid address, as the package does. */
  static preload(options: PreloadOptions = {}): () => void {
    const { checkoutUrl = KLUMPS_CHECKOUT } = ownProperties(options)
    readCheckoutUrl(String(checkoutUrl))
    return () => {}
  }

  constructor(options: KlumpOptions) {
    super(options, environment)
    running.add(() => this.destroy())
  }
}

/**
 * Replaces the package's `Klump` in the tests of a shop. It has the same options, checks, callbacks and outcomes, in the same order,
 * without a page, a network or waiting. It needs no browser. `shopper.will` sets how each opening ends.
 */
export const Klump = needsNew(FakeKlump)
export type Klump = FakeKlump

/** The shopper of the fake: decides how each opening ends. */
export const shopper = {
  /** Sets how all openings from now on end. Default `success`. */
  will(chosen: Ending): void {
    refuseUnknown(chosen)
    ending = chosen
  },
  /**
   * Every overlay that was shown with an order, oldest first. An opening whose order was refused is not listed (it calls `onError`), nor is
   * one for which `data` gave a verdict.
   */
  get openings(): readonly FakeOpening[] {
    return openings
  },
  /**
   * Advances the fake's time, which otherwise stands still, by so many milliseconds. Resolves when everything that is due has happened: a
   * `slow` checkout loads after 15 000, and `data` that does not arrive has failed after 30 000.
   */
  async wait(ms: number): Promise<void> {
    await quiet()
    clock.advance(ms)
    await quiet()
  },
  /** To be called before each test: ends the openings that are still open, and resets the records and the ending. */
  reset(): void {
    for (const destroy of running) destroy()
    running.clear()
    ending = 'success'
    openings = []
    count = 0
  },
}

/** Resolves when everything that waits only for its turn has run. Uses a message, because tests replace timers. */
function quiet(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage('')
  })
}
