import { afterEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { OverlayEvent } from '../loader/contract.ts'
import { openOverlay } from './index.ts'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { checkoutAt, dialog, host, KEY, kettle } from './testing/shop.ts'

// The overlay is drawn in the click. The frame is made, and the dialog becomes modal, in a later task: `clock.advance(0)`.

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
  vi.restoreAllMocks()
})

function click(clock = manualClock()) {
  const events: OverlayEvent[] = []
  const request = {
    options: { publicKey: KEY, checkoutUrl: checkoutAt('silent'), closeOnBack: false },
    data: { data: kettle },
    onEvent: (event: OverlayEvent) => void events.push(event),
  }
  const handle = openOverlay(request, { document, clock })
  cleanups.push(() => {
    handle.destroy()
    clock.advance(0)
  })
  // In a task of its own, because the overlay reports changes of the page in a microtask.
  const ended = async () => {
    await new Promise((resolve) => setTimeout(resolve))
    clock.advance(0)
    return events.find((event) => event.type === 'end')?.outcome
  }
  return { ...handle, clock, ended }
}

describe('between the click and the task in which the dialog becomes modal', () => {
  it('an overlay that a page prevents from being drawn ends with overlay_unavailable and leaves nothing', async () => {
    vi.spyOn(Document.prototype, 'createElementNS').mockImplementation(() => {
      throw new Error('no SVG here')
    })
    const one = click()
    expect(host()).toBeNull()
    expect(await one.ended()).toMatchObject({ status: 'failed', error: { code: 'overlay_unavailable' } })
    expect(host()).toBeNull()
  })

  it('an overlay for a document without a window ends with overlay_unavailable and leaves nothing', async () => {
    vi.spyOn(Document.prototype, 'defaultView', 'get').mockReturnValue(null)
    const one = click()
    expect(await one.ended()).toMatchObject({ status: 'failed', error: { code: 'overlay_unavailable' } })
    expect(host()).toBeNull()
  })

  it('an overlay whose content the page deletes ends with frame_removed and leaves nothing', async () => {
    const one = click()
    dialog()?.replaceChildren()
    expect(await one.ended()).toMatchObject({ status: 'failed', error: { code: 'frame_removed' } })
    expect(host()).toBeNull()
  })

  it('an overlay that two openings of one order share is closed for both', async () => {
    const clock = manualClock()
    const [first, second] = [click(clock), click(clock)]
    // The second opening joins in microtasks.
    await new Promise((resolve) => setTimeout(resolve))
    first.close()
    expect(await first.ended()).toEqual({ status: 'cancelled' })
    expect(await second.ended()).toEqual({ status: 'cancelled' })
    expect(host()).toBeNull()
  })

  it('a page whose blur listener destroys the opening can be scrolled afterwards', async () => {
    const button = document.body.appendChild(document.createElement('button'))
    cleanups.push(() => button.remove())
    button.focus()
    const one = click()
    button.addEventListener('blur', () => one.destroy())
    one.clock.advance(0)
    expect(await one.ended()).toEqual({ status: 'cancelled' })
    expect(getComputedStyle(document.documentElement).overflow).not.toBe('hidden')
  })
})

it('the address of the shop is shown also on a page that has declared a global with the name origin', async () => {
  const declared = Object.getOwnPropertyDescriptor(window, 'origin')
  cleanups.push(() => Object.defineProperty(window, 'origin', declared ?? {}))
  Object.defineProperty(window, 'origin', { configurable: true, value: { lat: 6.45, lng: 3.39 } })
  click()
  await expect.element(page.getByText(location.origin)).toBeVisible()
})
