import { isHello } from '../protocol/page-end.ts'
import type { Clock } from '../shared/clock.ts'
import { listen } from '../shared/listen.ts'
import { afterVisible } from '../shared/visible-time.ts'

// A page learns little about a frame of another origin. Everything that it can learn is put together here.

/**
 * Why there is no checkout in the frame: `policy` when the Content-Security-Policy of this page forbids the frame, `refused` when the
 * frame loaded something that is not the checkout, `lost` when the checkout was there and is no longer.
 */
export type Why = 'policy' | 'refused' | 'lost'

interface GuardListener {
  ping(): void
  /** Called once. */
  onDead(why: Why): void
}

/** Watches one frame from the moment it is made, so that the loads of a preloaded frame are counted before any opening uses it. */
export interface Guard {
  /** The frame has sent hello. */
  hasSentHello(): boolean
  /** To be called when the frame has answered a ping. */
  answered(): void
  /** False when the frame is known to hold no checkout, or once held one and now holds a document that sends no hello. */
  isSound(): boolean
  /** An opening uses the frame from now on. `onDead` is called when the frame has died, also when that was before this call. */
  attend(listener: GuardListener): void
  stop(): void
}

interface GuardOptions {
  readonly window: Window
  readonly clock: Clock
  readonly frame: HTMLIFrameElement
  /** The checkout's origin. */
  readonly origin: string
}

/** A checkout sends hello before its page has finished loading. On a busy device the hello may arrive this long after the load. */
const HELLO_GRACE_MS = 2000
/** Together with `GONE_GRACE_MS`: a frame that is gone is noticed within two seconds. */
const LOOK_MS = 500
const GONE_GRACE_MS = 1400
const PING_MS = 10_000
/** The frame hangs when this many pings in a row are not answered. One is not enough: a laptop may fall asleep while it is under way. */
const MOST_MISSED = 2

export function guardFrame({ window, clock, frame, origin }: GuardOptions): Guard {
  const { document } = window
  let helloes = 0
  let loads = 0
  let looks = 0
  let missed = 0
  let answers = false
  let hadFrames = false
  let suspected = false
  let dead: Why | undefined
  let listener: GuardListener | undefined
  let callOffGrace = () => {}
  let callOffLook = () => {}

  function stop(): void {
    ignore.forEach((undo) => undo())
    callOffGrace()
    callOffLook()
  }
  function die(why: Why): void {
    stop()
    dead = why
    listener?.onDead(why)
  }

  function onViolation({ effectiveDirective, disposition, blockedURI }: SecurityPolicyViolationEvent): void {
    const ours = effectiveDirective === 'frame-src' && disposition === 'enforce'
    if (ours && `${blockedURI}/`.startsWith(`${origin}/`)) die('policy')
  }
  // Each document that the frame loads has to send hello. The browser's error page does not, nor does a foreign page that the frame was
  // navigated to.
  function onLoad(): void {
    loads += 1
    // The inner frame may be counted after the hello.
    countInner()
    if (loads > helloes) suspect(HELLO_GRACE_MS)
  }
  function suspect(ms: number): void {
    callOffGrace()
    suspected = true
    const half = (then: () => void) => {
      callOffGrace = afterVisible(document, clock, ms / 2, then)
    }
    half(() => {
      // If a browser reports one load too many, the checkout is still there and answers this ping. The ping does not go out at once,
      // because a checkout that was navigated away can still answer while its process is taken down.
      if (helloes) listener?.ping()
      half(() => die(helloes ? 'lost' : 'refused'))
    })
  }
  function trust(): void {
    callOffGrace()
    suspected = hadFrames = false
    missed = 0
  }

  // The checkout contains an empty frame (frame-end.ts). A page may read how many frames another window has, and that number falls to
  // zero when the process of the window dies. Browsers report the death in no other way; the MessagePort stays silent, too.
  function countInner(): number {
    const count = frame.contentWindow?.length ?? 0
    if (count > 0) hadFrames = true
    return count
  }
  const isGone = () => countInner() === 0 && hadFrames

  function look(): void {
    callOffLook()
    callOffLook = afterVisible(document, clock, LOOK_MS, () => {
      looks += 1
      if (!suspected && isGone()) suspect(GONE_GRACE_MS)
      if (looks % (PING_MS / LOOK_MS) === 0) {
        // The process may hang. Only a checkout that has answered before is judged by its silence: one of another build may not know pings.
        if (answers && missed === MOST_MISSED) return die('lost')
        missed += 1
        listener?.ping()
      }
      look()
    })
  }

  function onMessage(event: MessageEvent): void {
    if (!isHello(event, frame, origin)) return
    helloes += 1
    looks = 0
    trust()
    countInner()
    if (listener) look()
  }

  const ignore = [
    listen(document, 'securitypolicyviolation', onViolation),
    listen(frame, 'load', onLoad),
    listen(window, 'message', onMessage),
  ]
  return {
    hasSentHello: () => helloes > 0,
    answered() {
      answers = true
      trust()
    },
    isSound: () => !dead && !(helloes && suspected) && !isGone(),
    attend(given) {
      listener = given
      if (dead) given.onDead(dead)
      else if (helloes) look()
    },
    stop,
  }
}
