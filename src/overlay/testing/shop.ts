import { vi } from 'vitest'
import type { ToPage } from '../../protocol/messages.ts'
import type { OverlayEvent, OverlayHandle, OverlayOutcome, OverlayRequest } from '../../loader/contract.ts'
import { openOverlay } from '../index.ts'
import type { Heard, Order } from './checkout.ts'
import { manualClock, type ManualClock } from '../../shared/testing/manual-clock.ts'

export const KEY = 'klp_pk_test_example0001'
export const kettle = {
  amount: 4100,
  currency: 'NGN',
  merchant_reference: 'order-1007',
  items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }],
}
export const toaster = { ...kettle, merchant_reference: 'order-1008' }

/** The address of the stand-in, on another origin than the shop, as in production. */
export function checkoutAt(mode = ''): string {
  const url = new URL('./checkout.html', import.meta.url)
  url.hostname = '127.0.0.1'
  url.search = mode
  return url.href
}

/** One opening on the page of the test, with what it reported. */
export interface Opened extends OverlayHandle {
  readonly events: OverlayEvent[]
  readonly names: string[]
  readonly clock: ManualClock
  outcome(): OverlayOutcome | undefined
}

/** Opens with a frame that sends nothing and never finishes loading. */
export function openHanging(): Opened {
  const one = open('silent')
  dialog()?.addEventListener('load', (event) => event.stopPropagation(), true)
  return one
}

const opened = new Set<Opened>()

export function open(
  mode = '',
  {
    clock = manualClock(),
    options,
    ...rest
  }: Partial<Omit<OverlayRequest, 'options'>> & { clock?: ManualClock; options?: object } = {},
): Opened {
  const events: OverlayEvent[] = []
  const request: OverlayRequest = {
    // back.test.tsx tests the history. With an entry of the overlay, the end is reported only after its removal.
    options: {
      publicKey: KEY,
      checkoutUrl: checkoutAt(mode),
      appearance: { theme: 'light' },
      closeOnBack: false,
      ...options,
    },
    data: { data: kettle },
    ...rest,
    onEvent(event) {
      events.push(event)
      rest.onEvent?.(event)
    },
  }
  const handle = openOverlay(request, { document, clock })
  // The dialog becomes modal after the turn of the click.
  clock.advance(0)
  const one: Opened = {
    ...handle,
    events,
    clock,
    get names() {
      return events.map(({ type }) => type)
    },
    // The removal of the history entry begins a turn after the end.
    outcome() {
      clock.advance(0)
      const last = events.at(-1)
      return last?.type === 'end' ? last.outcome : undefined
    },
  }
  opened.add(one)
  return one
}

/** Ends every opening that a test left, and clears what the stand-in has sent. */
export function tidy(): void {
  for (const one of opened) {
    one.destroy()
    one.clock.advance(0)
  }
  opened.clear()
  heard.length = 0
}

export const heard: Heard[] = []
window.addEventListener('message', ({ data, source }: MessageEvent<Partial<Heard>>) => {
  // A frame of an earlier test may still send messages. They are ignored.
  if (data.standIn && source === frame()?.contentWindow) heard.push(data as Heard)
})

export const host = () => document.querySelector('klump-overlay')
export const dialog = () => host()?.shadowRoot?.querySelector('dialog') ?? undefined
export const frame = () => dialog()?.querySelector('iframe') ?? undefined
/** What has the focus inside the overlay. */
export const focused = () => host()?.shadowRoot?.activeElement ?? undefined

/** Makes the stand-in do something. */
export function order(what: Order): void {
  frame()?.contentWindow?.postMessage(what, '*')
}
/** Makes the stand-in send a message through the door. */
export const sendThroughDoor = (message: ToPage) => order({ sendThroughDoor: message })

export async function until<T>(look: () => T): Promise<NonNullable<T>> {
  return vi.waitUntil(look, { timeout: 30_000, interval: 10 }) as Promise<NonNullable<T>>
}
