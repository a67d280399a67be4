import './behind.css'
import { manualClock } from '../../../src/shared/testing/manual-clock.ts'
import type { OverlayRequest } from '../../../src/loader/contract.ts'
import { openOverlay } from '../../../src/overlay/index.ts'
import type { OverlayScreen } from '../screens/screen.ts'

const ORDER = {
  amount: 197_000,
  currency: 'NGN',
  items: [{ name: 'Chest freezer, 200 litres', unit_price: 197_000, quantity: 1 }],
}

/** The screen inside the overlay's frame, if the frame is visible at all. */
const INSIDE = { silent: 'starting', confirms: 'account', locked: 'deciding' }

/** Renders the page half in the state that the screen names: the real overlay over a page, with a stopped clock. */
export async function show(
  { overlay, appearance, locale }: OverlayScreen,
  params: URLSearchParams,
): Promise<void> {
  document.documentElement.dataset['theme'] = params.get('theme') ?? 'auto'
  const shop = document.createElement('main')
  const heading = document.createElement('h1')
  heading.textContent = 'The shop’s page'
  shop.append(heading)
  document.querySelector('#checkout')?.append(shop)

  const clock = manualClock()
  let drawn = () => {}
  const opened = new Promise<void>((resolve) => (drawn = resolve))
  const request: OverlayRequest = {
    data: overlay.order === 'coming' ? new Promise(() => {}) : { data: ORDER },
    options: {
      publicKey: 'klp_pk_test_gallery0000madeup',
      checkoutUrl: checkoutFor(overlay.frame, params),
      locale,
      appearance: { ...appearance, theme: params.get('theme') },
    },
    onEvent({ type }) {
      if (type === 'open') drawn()
    },
  }
  const handle = openOverlay(request, { document, clock: { ...clock, soon: (callback) => callback() } })
  clock.advance(overlay.after ?? 0)
  if (overlay.frame === 'silent') return
  await opened
  if (!overlay.closed) return
  handle.close()
  await untilSeen('[role=alertdialog], .notice:not(:empty)')
}

/** The address of a gallery screen for the overlay's frame. Without `door` the frame never sends hello, as if it did not load. */
function checkoutFor(frame: OverlayScreen['overlay']['frame'], params: URLSearchParams): string {
  const address = new URL(location.href)
  const inside = new URLSearchParams(params)
  inside.set('screen', INSIDE[frame])
  if (frame !== 'silent') inside.set('door', frame)
  address.search = String(inside)
  return address.href
}

/** Waits until the overlay shows the element: the overlay first needs an answer from the frame. */
async function untilSeen(selector: string): Promise<void> {
  const inside = () => document.querySelector('klump-overlay')?.shadowRoot?.querySelector(selector)
  while (!inside()) await new Promise((resolve) => requestAnimationFrame(resolve))
}
