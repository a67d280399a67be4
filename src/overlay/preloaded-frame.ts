import { read } from '../shared/unclobbered.ts'
import { realClock, type Clock } from '../shared/clock.ts'
import { createOverlayView, type OverlayView } from './overlay-view.ts'
import { guardFrame, type Guard } from './guard.ts'
import { appendShell, createShell, type Shell } from './host.ts'
import { listen } from '../shared/listen.ts'
import { runningOn } from './registry.ts'
import { wordsFor } from './strings.ts'

/** A shell in the page with a frame, in which the checkout is loaded and waits for an order. */
export interface PreloadedFrame {
  readonly shell: Shell
  readonly view: OverlayView
  /** Has watched the frame since it was made. */
  readonly guard: Guard
}

interface Kept extends PreloadedFrame {
  readonly checkoutUrl: string
  isGood(): boolean
  dispose(): void
}

let kept: Kept | undefined

/**
 * Loads the checkout into an invisible overlay, ahead of a click, once the page has loaded. The frame is sent nothing: no key, no order.
 * Returns the function that removes the frame again; once an opening uses the frame, that does nothing. A second call for the same checkout
 * keeps the first frame.
 */
export function preloadFrame(document: Document, checkoutUrl: string, clock: Clock = realClock): () => void {
  if (read(document, 'readyState') === 'complete') return preloadNow(document, checkoutUrl, clock)
  // React 18 renders a whole document again when it hydrates the document and finds an element that it did not render. Hydration
  // comes before the load event. Waiting for that event also lets the page load its own files first.
  const begin = () => {
    stopListening()
    dispose = preloadNow(document, checkoutUrl, clock)
  }
  const stopListening = listen(globalThis, 'load', begin)
  let dispose = stopListening
  return () => dispose()
}

function preloadNow(document: Document, checkoutUrl: string, clock: Clock): () => void {
  if (kept?.checkoutUrl === checkoutUrl && kept.isGood()) return kept.dispose
  discard()
  const window = read(document, 'defaultView')
  if (!window || runningOn(document)) return () => {}
  const loaded = loadAhead(window, checkoutUrl, clock)
  if (!loaded) return () => {}
  const { shell, guard } = loaded
  const mine: Kept = {
    ...loaded,
    checkoutUrl,
    isGood: () => shell.host.isConnected && guard.isSound(),
    dispose: () => kept === mine && discard(),
  }
  kept = mine
  return mine.dispose
}

/** An invisible overlay with a frame that loads the checkout from now on. `address` is the checkout's, with what its server has to know. */
export function loadAhead(window: Window, address: string, clock: Clock): PreloadedFrame | undefined {
  const { origin } = new URL(address)
  const { document } = window
  const shell = createShell(document)
  const view = createOverlayView(shell.dialog)

  // With the texts that most shops have, so that the click has little to change.
  view.draw(
    { at: 'loading', pace: 'usual', frames: 1 },
    {
      words: wordsFor().words,
      purchase: { shop: '', isTest: true, amount: undefined },
      address,
      isReady: true,
      dispatch() {},
      onFrame() {},
    },
  )
  const { frame } = view
  if (!frame) return undefined
  const guard = guardFrame({ window, clock, frame, origin })
  try {
    appendShell(document, shell)
  } catch {
    // The page has broken something that shows the overlay. The opening fails in the same place and reports it.
    guard.stop()
    shell.host.remove()
    return undefined
  }
  return { shell, view, guard }
}

/** Hands over the frame that was preloaded for this checkout, if it is still usable. Any other preloaded frame is removed. */
export function takePreloaded(checkoutUrl: string): PreloadedFrame | undefined {
  const preloaded = kept
  if (preloaded?.checkoutUrl !== checkoutUrl || !preloaded.isGood()) return discard()
  kept = undefined
  return preloaded
}

function discard(): undefined {
  kept?.guard.stop()
  kept?.shell.host.remove()
  kept = undefined
}
