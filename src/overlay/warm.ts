import { isHello } from '../protocol/page-end.ts'
import { realClock, type Clock } from './clock.ts'
import { makeFace, type Face } from './face.ts'
import { HELLO_GRACE_MS } from './guard.ts'
import { appendShell, type Shell } from './host.ts'
import { listen } from './listen.ts'
import { rehearse } from './reading.ts'
import { runningOn } from './registry.ts'
import { ENGLISH } from './strings.ts'

/** A shell in the page, and in it the frame of a checkout that is loaded and waits for an order. */
export interface Warm {
  readonly shell: Shell
  readonly face: Face
  /** It has said hello; until then it may still be loading. */
  greeted(): boolean
  /** Listens no longer. */
  stop(): void
}

interface Kept extends Warm {
  readonly checkoutUrl: string
  isGood(): boolean
  takeBack(): void
}

let kept: Kept | undefined

/**
 * Loads the checkout into a closed overlay, ahead of a click. The frame is told nothing: no key, no order. Returns how to take
 * it off the page again, which does nothing once an opening has taken it over. A second call for the same checkout keeps the
 * first frame.
 */
export function warmUp(document: Document, checkoutUrl: string, clock: Clock = realClock): () => void {
  if (kept?.checkoutUrl === checkoutUrl && kept.isGood()) return kept.takeBack
  coolDown()
  const { defaultView: window } = document
  if (!window || runningOn(document)) return () => {}
  const { origin } = new URL(checkoutUrl)
  const shell = appendShell(document)
  const face = makeFace(shell.dialog, checkoutUrl)
  let helloes = 0
  let loads = 0
  let loadedAt = 0
  let stop = () => {}

  // In the words of most shops, so that there is little left for the click to change.
  face.draw(
    { at: 'loading', pace: 'usual', attempt: 1 },
    {
      words: ENGLISH,
      purchase: { shop: '', isTest: true, amount: undefined },
      isReady: true,
      dispatch() {},
      onFrame(frame) {
        stop = listen(window, 'message', (event: MessageEvent) => {
          if (isHello(event, frame, origin)) helloes += 1
        })
        frame.addEventListener('load', () => {
          loads += 1
          loadedAt = clock.now()
        })
      },
    },
  )
  const mine: Kept = {
    shell,
    face,
    checkoutUrl,
    greeted: () => helloes > 0,
    // What loads without a hello is no checkout: a browser's error page, or something that the frame was led to.
    isGood: () => shell.host.isConnected && (helloes >= loads || clock.now() - loadedAt < HELLO_GRACE_MS),
    stop,
    takeBack: () => kept === mine && coolDown(),
  }
  kept = mine
  rehearse()
  return mine.takeBack
}

/** Hands over what was kept for this checkout, if it is still good. Whatever else was kept is taken off the page. */
export function takeWarm(checkoutUrl: string): Warm | undefined {
  const warm = kept
  if (warm?.checkoutUrl !== checkoutUrl || !warm.isGood()) return coolDown()
  kept = undefined
  return warm
}

function coolDown(): undefined {
  kept?.stop()
  kept?.shell.host.remove()
  kept = undefined
}
