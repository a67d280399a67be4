import { read } from '../shared/unclobbered.ts'
import { realClock, type Clock } from '../shared/clock.ts'
import { createOverlayView, type OverlayView } from './overlay-view.ts'
import { guardFrame, type Guard } from './guard.ts'
import { appendShell, type Shell } from './host.ts'
import { listen } from '../shared/listen.ts'
import { runningOn } from './registry.ts'
import { ENGLISH } from './strings.ts'

/** A shell in the page, and in it the frame of a checkout that is loaded and waits for an order. */
export interface PreloadedFrame {
  readonly shell: Shell
  readonly view: OverlayView
  /** Has watched over the frame since it was made. */
  readonly guard: Guard
}

interface Kept extends PreloadedFrame {
  readonly checkoutUrl: string
  isGood(): boolean
  dispose(): void
}

let kept: Kept | undefined

/**
 * Loads the checkout into a closed overlay, ahead of a click, once the page has loaded. The frame is told nothing: no key, no
 * order. Returns how to take it off the page again, which does nothing once an opening has taken it over. A second call for the
 * same checkout keeps the first frame.
 */
export function preloadFrame(document: Document, checkoutUrl: string, clock: Clock = realClock): () => void {
  if (read(document, 'readyState') === 'complete') return preloadNow(document, checkoutUrl, clock)
  // React 18 draws a whole document anew if it hydrates it while an element stands there that it did not draw. Hydration comes
  // before the load event, and the page's own files come first this way.
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
  const { origin } = new URL(checkoutUrl)
  const shell = appendShell(document)
  const view = createOverlayView(shell.dialog, checkoutUrl)

  // In the words of most shops, so that there is little left for the click to change.
  view.draw(
    { at: 'loading', pace: 'usual', attempt: 1 },
    {
      words: ENGLISH,
      purchase: { shop: '', isTest: true, amount: undefined },
      isReady: true,
      dispatch() {},
      onFrame() {},
    },
  )
  const { frame } = view
  if (!frame) return () => {}
  const guard = guardFrame({ window, clock, frame, origin })
  const mine: Kept = {
    shell,
    view,
    guard,
    checkoutUrl,
    isGood: () => shell.host.isConnected && guard.isSound(),
    dispose: () => kept === mine && discard(),
  }
  kept = mine
  return mine.dispose
}

/** Hands over what was kept for this checkout, if it is still good. Whatever else was kept is taken off the page. */
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
