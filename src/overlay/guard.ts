import type { Clock } from './clock.ts'
import { listen } from './listen.ts'
import { afterVisible } from './visible-time.ts'

// A page learns little about a frame of another origin. What it can learn is put together here.

/** Watches over one frame, from when it is drawn. */
export interface Guard {
  /** The frame said hello. */
  greeted(): void
  /** It answered a ping. */
  answered(): void
  stop(): void
}

interface GuardOptions {
  readonly document: Document
  readonly clock: Clock
  readonly frame: HTMLIFrameElement
  /** The checkout's. */
  readonly origin: string
  ping(): void
  /**
   * The checkout is not in the frame: `policy` when this page's own forbids it, `refused` when something was loaded that is
   * not the checkout, `lost` when it was there and is no longer. Told once.
   */
  onDead(why: 'policy' | 'refused' | 'lost'): void
}

/** A checkout says hello before its page has finished loading; this long after that is late enough, on a busy device too. */
export const HELLO_GRACE_MS = 2000
const PULSE_MS = 10_000
/** After two pings without an answer. One may be on its way when a laptop falls asleep. */
const MISSED = 2

export function guardFrame({ document, clock, frame, origin, ping, onDead }: GuardOptions): Guard {
  let helloes = 0
  let loads = 0
  let missed = 0
  let answers = false
  let callOffGrace: (() => void) | undefined
  let callOffPulse: (() => void) | undefined

  function stop(): void {
    ignore.forEach((undo) => undo())
    callOffGrace?.()
    callOffPulse?.()
  }
  function die(why: 'policy' | 'refused' | 'lost'): void {
    stop()
    onDead(why)
  }

  function onViolation({ effectiveDirective, disposition, blockedURI }: SecurityPolicyViolationEvent): void {
    const ours = effectiveDirective === 'frame-src' && disposition === 'enforce'
    if (ours && `${blockedURI}/`.startsWith(`${origin}/`)) die('policy')
  }
  // Each document that is loaded has to say hello: the browser's own error page does not, nor does one the frame was led to.
  function onLoad(): void {
    loads += 1
    if (loads <= helloes) return
    callOffGrace?.()
    const half = (then: () => void) => {
      callOffGrace = afterVisible(document, clock, HELLO_GRACE_MS / 2, then)
    }
    half(() => {
      // Should a browser report one load more than there was, the checkout that is there answers. Not asked at once: the one
      // that was led away can still answer while its process is taken down.
      if (helloes) ping()
      half(() => die(helloes ? 'lost' : 'refused'))
    })
  }
  // For what no browser tells, not even of its ports: a process that died, or that hangs. Only of a checkout that has ever
  // answered: one of another build may not know the question.
  function beat(): void {
    callOffPulse?.()
    callOffPulse = afterVisible(document, clock, PULSE_MS, () => {
      if (answers && missed === MISSED) return die('lost')
      missed += 1
      ping()
      beat()
    })
  }

  const ignore = [listen(document, 'securitypolicyviolation', onViolation), listen(frame, 'load', onLoad)]
  return {
    greeted() {
      helloes += 1
      missed = 0
      callOffGrace?.()
      beat()
    },
    answered() {
      answers = true
      missed = 0
      callOffGrace?.()
    },
    stop,
  }
}
