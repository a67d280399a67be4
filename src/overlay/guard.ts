import { isHello } from '../protocol/page-end.ts'
import type { Clock } from '../shared/clock.ts'
import { listen } from '../shared/listen.ts'
import { afterVisible } from '../shared/visible-time.ts'

// A page learns little about a frame of another origin. What it can learn is put together here.

/**
 * Why there is no checkout in the frame: `policy` when this page's own forbids it, `refused` when something was loaded that is not
 * the checkout, `lost` when it was there and is no longer.
 */
export type Why = 'policy' | 'refused' | 'lost'

interface Opening {
  ping(): void
  /** Told once. */
  onDead(why: Why): void
}

/** Watches over one frame, from when it is made: a frame that was preloaded is counted from its first load, too. */
export interface Guard {
  /** The frame said hello. */
  hasGreeted(): boolean
  /** It answered a ping. */
  answered(): void
  /** False when the frame is known to hold no checkout, or held one and now holds something that says no hello. */
  isSound(): boolean
  /** An opening uses the frame from now on: looks after it, and hears of its end, also when that was before. */
  attend(opening: Opening): void
  stop(): void
}

interface GuardOptions {
  readonly window: Window
  readonly clock: Clock
  readonly frame: HTMLIFrameElement
  /** The checkout's. */
  readonly origin: string
}

/** A checkout says hello before its page has finished loading; this long after that is late enough, on a busy device too. */
const HELLO_GRACE_MS = 2000
/** With the next one, what is gone is noticed within two seconds. */
const LOOK_MS = 500
const GONE_GRACE_MS = 1400
const PULSE_MS = 10_000
/** After two pings without an answer. One may be on its way when a laptop falls asleep. */
const MISSED = 2

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
  let opening: Opening | undefined
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
    opening?.onDead(why)
  }

  function onViolation({ effectiveDirective, disposition, blockedURI }: SecurityPolicyViolationEvent): void {
    const ours = effectiveDirective === 'frame-src' && disposition === 'enforce'
    if (ours && `${blockedURI}/`.startsWith(`${origin}/`)) die('policy')
  }
  // Each document that is loaded has to say hello: the browser's own error page does not, nor does one the frame was led to.
  function onLoad(): void {
    loads += 1
    if (loads > helloes) suspect(HELLO_GRACE_MS)
  }
  function suspect(ms: number): void {
    callOffGrace()
    suspected = true
    const half = (then: () => void) => {
      callOffGrace = afterVisible(document, clock, ms / 2, then)
    }
    half(() => {
      // Should a browser report one load more than there was, the checkout that is there answers. Not asked at once: the one
      // that was led away can still answer while its process is taken down.
      if (helloes) opening?.ping()
      half(() => die(helloes ? 'lost' : 'refused'))
    })
  }
  function trust(): void {
    callOffGrace()
    suspected = hadFrames = false
    missed = 0
  }

  // The checkout holds an empty frame (frame-end.ts). A page may count the frames of any window, and a process that dies takes
  // them with it: no browser tells of that in another way, not even of its ports.
  function isGone(): boolean {
    const count = frame.contentWindow?.length
    if (count) hadFrames = true
    return hadFrames && !count
  }
  // For a process that hangs. Only of a checkout that has ever answered: one of another build may not know the question.
  function isSilent(): boolean {
    if (answers && missed === MISSED) return true
    missed += 1
    opening?.ping()
    return false
  }
  function look(): void {
    callOffLook()
    callOffLook = afterVisible(document, clock, LOOK_MS, () => {
      looks += 1
      if (!suspected && isGone()) suspect(GONE_GRACE_MS)
      if (looks % (PULSE_MS / LOOK_MS) === 0 && isSilent()) return die('lost')
      look()
    })
  }

  function onMessage(event: MessageEvent): void {
    if (!isHello(event, frame, origin)) return
    helloes += 1
    looks = 0
    trust()
    isGone()
    if (opening) look()
  }

  const ignore = [
    listen(document, 'securitypolicyviolation', onViolation),
    listen(frame, 'load', onLoad),
    listen(window, 'message', onMessage),
  ]
  return {
    hasGreeted: () => helloes > 0,
    answered() {
      answers = true
      trust()
    },
    isSound: () => !dead && !(helloes && suspected) && !isGone(),
    attend(by) {
      opening = by
      if (dead) by.onDead(dead)
      else if (helloes) look()
    },
    stop,
  }
}
