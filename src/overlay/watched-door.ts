import { pageEnd, type PageEnd } from '../protocol/page-end.ts'
import type { Clock } from '../shared/clock.ts'
import { deadFrame } from './dead-frame.ts'
import { guardFrame, type Guard, type Why } from './guard.ts'
import type { ForFrame } from './validate-request.ts'
import type { StateEvent } from './state.ts'

interface DoorOptions {
  readonly window: Window
  readonly clock: Clock
  readonly frame: HTMLIFrameElement
  /** The checkout's origin. */
  readonly origin: string
  readonly open: ForFrame
  /** The guard of a preloaded frame, which has watched it since it was made. */
  readonly guard: Guard | undefined
  dispatch(event: StateEvent): void
}

/** The page's end of the door to a frame, with a guard that notices when the checkout in the frame has died. */
export function watchedDoor(options: DoorOptions): PageEnd {
  const { window, clock, frame, origin, open, dispatch } = options
  const guard = options.guard ?? guardFrame({ window, clock, frame, origin })
  const door = pageEnd({
    window,
    frame,
    origin,
    open,
    helloSeen: guard.hasSentHello(),
    onMessage(message) {
      if (message.type === 'alive') guard.answered()
      else dispatch({ type: 'message', message })
    },
    onSent: () => dispatch({ type: 'sent' }),
    onBroken: (error) => dispatch({ type: 'failure', error }),
  })
  guard.attend({
    ping: () => door.send({ type: 'ping' }),
    onDead: (why) => dispatch(lossOf(why, origin)),
  })
  return {
    send: door.send,
    close() {
      door.close()
      guard.stop()
    },
  }
}

/** The event for an opening whose frame holds no checkout. */
export function lossOf(why: Why, origin: string): StateEvent {
  const error = deadFrame(why, origin)
  // In a page that gives its frames no origin, loading another frame cannot help.
  return { type: error.code === 'opaque_origin' ? 'failure' : 'dead', error }
}
