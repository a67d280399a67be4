import { realClock } from './clock.ts'
import type { OverlayEvent, OverlayHandle, OverlayOutcome, OverlayRequest } from './contract.ts'
import { unknownNames } from './options.ts'
import { read, type Reading } from './reading.ts'
import { runningOn, type Running, type Seat } from './registry.ts'
import { notShown, startSession, type World } from './session.ts'

export { warmUp } from './warm.ts'

/**
 * Opens the overlay for a request, or joins the one that is open for the same key and order, or refuses (`already_open`). Only
 * one is on a page at a time. Everything is reported to `onEvent`, the end exactly once.
 */
export function openOverlay(
  request: OverlayRequest,
  world: World = { document, clock: realClock },
  start = startSession,
): OverlayHandle {
  let seat: Seat | undefined
  let ended = false

  const hear = (event: OverlayEvent) => {
    if (ended) return
    if (event.type === 'end') ended = true
    request.onEvent(event)
  }
  const end = (outcome: OverlayOutcome) => hear({ type: 'end', outcome })
  const fail = (error: Extract<Reading, { error: unknown }>['error']) => end({ status: 'failed', error })

  function take(running: Running): void {
    seat = running.join(hear)
    // A callback that heard at once what had already happened may have ended it, before it had its seat.
    if (ended) seat.leave()
  }

  async function admit(): Promise<void> {
    for (const message of unknownNames(request)) hear({ type: 'warning', message })
    let reading =
      'then' in request.data
        ? request.data.then((delivery) => read(request, delivery))
        : read(request, request.data)
    for (;;) {
      // Before the first await: what is known to be wrong is never shown, and two calls in one turn find each other.
      if ('error' in reading) return fail(reading.error)
      const running = runningOn(world.document)
      if (!running) {
        return take(start(request, reading, world))
      }
      // Whether it is the same order can only be said when both are known; until then the open one stays as it is.
      reading = await reading
      const theirs = await running.identity
      if (ended) return
      if ('error' in reading) return fail(reading.error)
      if (runningOn(world.document) !== running) continue
      if (theirs !== reading.identity) return fail({ code: 'already_open', message: ALREADY_OPEN })
      return take(running)
    }
  }

  admit().catch((error: unknown) => fail(notShown(error)))
  return {
    close: () => (seat ? seat.close() : end({ status: 'cancelled' })),
    destroy: () => (seat ? seat.leave() : end({ status: 'cancelled' })),
  }
}

const ALREADY_OPEN =
  'Another order is being paid on this page. Close that checkout first: one is open at a time.'
