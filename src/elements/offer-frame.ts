import { draw } from '../shared/draw.ts'
import { realClock, type Clock } from '../shared/clock.ts'
import { listen } from '../shared/listen.ts'
import { Promise } from '../shared/promise.ts'
import {
  OFFER_HELLO,
  offerAnswerSchema,
  offerHelloSchema,
  type Offer,
  type OfferQuestion,
} from '../protocol/offer.ts'
import { safeParse } from '../validation/schema.ts'

/** The offers of one checkout, for all banners of the page. */
export interface OfferSource {
  /** Never rejects. Undefined when there was no answer. */
  request(banner: ShadowRoot, publicKey: string, amount: number): Promise<Offer | undefined>
  /** To be called when the banner is gone. With the last banner the frame, its listeners and all questions are removed. */
  leave(banner: ShadowRoot): void
}

// Taken when this module loads: a page may replace it later.
const { MessageChannel } = globalThis

interface Waiting {
  readonly banner: ShadowRoot
  readonly question: OfferQuestion
  readonly answer: (offer: Offer | undefined) => void
}

interface Frame {
  readonly banner: ShadowRoot
  isGone(): boolean
  post(question: OfferQuestion): void
  remove(): void
}

/** How often the frame is checked while a question waits, and how long after its load event it may send hello. Milliseconds. */
const LOOK_MS = 2_000
const TIMEOUT_MS = 60_000
/** How often a frame that is gone is replaced for the questions that wait. */
const MOST_ANEW = 1

const known = new Map<string, OfferSource>()

/** All banners of the page share one hidden frame for the checkout at this address. */
export function offersFrom(checkoutUrl: string): OfferSource {
  const before = known.get(checkoutUrl)
  if (before) return before
  const made = createOffers(checkoutUrl, realClock)
  known.set(checkoutUrl, made)
  return made
}

export function createOffers(checkoutUrl: string, clock: Pick<Clock, 'now' | 'after'>): OfferSource {
  const url = new URL('terms.html', checkoutUrl)
  const banners = new Set<ShadowRoot>()
  const waiting = new Map<number, Waiting>()
  let frame: Frame | undefined
  let last = 0
  let anew = 0
  let giveUpAt = 0
  let stopLooking = () => {}

  function open(): void {
    frame?.remove()
    // The frame is in the shadow root of a banner and is removed with it. Frameworks that hydrate or redraw the page do not see it there.
    const [banner] = banners
    frame =
      banner &&
      openFrame(url, banner, clock, {
        onPort: (post) => waiting.forEach(({ question }) => post(question)),
        onAnswer(id, offer) {
          anew = 0
          settle(id, offer)
        },
      })
  }
  function close(): void {
    stopLooking()
    frame?.remove()
    frame = undefined
  }
  function settle(id: number, offer?: Offer): void {
    waiting.get(id)?.answer(offer)
    waiting.delete(id)
  }
  function look(): void {
    stopLooking()
    if (waiting.size === 0) return
    stopLooking = clock.after(LOOK_MS, () => {
      if (frame?.isGone()) {
        if (anew < MOST_ANEW) open()
        else giveUpAt = 0
        anew += 1
      }
      if (clock.now() >= giveUpAt) giveUp()
      look()
    })
  }
  // The next question opens the frame again.
  function giveUp(): void {
    for (const id of waiting.keys()) settle(id)
    anew = 0
    close()
  }

  return {
    request: (banner, publicKey, amount) =>
      new Promise((answer) => {
        const question: OfferQuestion = { id: (last += 1), publicKey, amount }
        banners.add(banner)
        waiting.set(question.id, { banner, question, answer })
        giveUpAt = clock.now() + TIMEOUT_MS
        if (!frame || frame.isGone()) open()
        else frame.post(question)
        look()
      }),
    leave(banner) {
      banners.delete(banner)
      for (const [id, { banner: asker }] of waiting) if (asker === banner) settle(id)
      if (frame?.banner === banner) {
        close()
        if (waiting.size > 0) open()
      }
      look()
    },
  }
}

interface FrameListeners {
  onPort(post: (question: OfferQuestion) => void): void
  onAnswer(id: number, offer: Offer | undefined): void
}

function openFrame(
  { href, origin }: URL,
  banner: ShadowRoot,
  { now }: Pick<Clock, 'now'>,
  { onPort, onAnswer }: FrameListeners,
): Frame {
  let port: MessagePort | undefined
  let helloes = 0
  let loads = 0
  let loadedAt = 0
  const post = (question: OfferQuestion) => port?.postMessage(question)

  const element = draw('iframe', { tabindex: '-1', title: 'Klump', referrerpolicy: 'no-referrer' })
  const stop = listen(window, 'message', ({ isTrusted, source, origin: from, data }: MessageEvent) => {
    if (!isTrusted || source === null || source !== element.contentWindow || from !== origin) return
    if (!safeParse(offerHelloSchema, data).success) return
    helloes += 1
    const { port1, port2 } = new MessageChannel()
    port?.close()
    port = port1
    port.addEventListener('message', (event: MessageEvent) => {
      const answer = safeParse(offerAnswerSchema, event.data)
      if (answer.success) onAnswer(answer.data.id, answer.data.terms)
    })
    port.start()
    element.contentWindow?.postMessage(OFFER_HELLO, origin, [port2])
    onPort(post)
  })
  element.addEventListener('load', () => {
    loads += 1
    loadedAt = now()
  })
  element.src = href
  banner.append(element)

  return {
    banner,
    // The frame was removed, or loaded a document that sent no hello: an error page, or a page it was navigated to.
    isGone: () => !element.isConnected || (loads > helloes && now() - loadedAt >= LOOK_MS),
    post,
    remove() {
      stop()
      port?.close()
      element.remove()
    },
  }
}
