import type { OverlayOutcome } from '../loader/contract.ts'
import { createOverlayRun } from '../overlay/overlay-run.ts'
import { withOwnReference } from '../overlay/own-reference.ts'
import { redirectAddress } from '../overlay/redirect.ts'
import type { startSession } from '../overlay/session.ts'
import type { ForFrame } from '../overlay/validate-request.ts'
import { LEFT_FROM, type ScriptedEvent } from './script.ts'

/** One opening, as the test observes it. */
export interface Show {
  /** The order is valid; `renewable` when a function returned it. Returns what happens next. */
  onOrder(forFrame: ForFrame, renewable: boolean): readonly ScriptedEvent[]
  /** The shop was asked for the order again, and returned this. Returns what happens next. */
  onRenewed(forFrame: ForFrame): readonly ScriptedEvent[]
  /** `redirect` is the address to which the package would have taken the page. */
  onEnd(outcome: OverlayOutcome, redirect: string | undefined): void
}

/** An overlay that draws nothing. It runs the openings of the real overlay; a script replaces the shopper and the checkout. */
export function fakeSession(newShow: () => Show): typeof startSession {
  return (_settings, validation, { document, clock }, renew) => {
    const show = newShow()
    let stopWaiting = () => {}
    const run = createOverlayRun({
      document,
      validation,
      renew,
      stage: {
        show: (state, forFrame) => state.at === 'ended' && end(state.outcome, forFrame),
        onOrder: (forFrame) => void play(show.onOrder(forFrame, renew !== undefined)),
        onRenewed: (forFrame) => void play(show.onRenewed(forFrame)),
        requestLeave: () =>
          run.send({ type: 'message', message: { type: 'leave', confirm: false, step: LEFT_FROM } }),
        reopenDoor() {},
        isOffline: () => false,
        followRedirect: () => undefined,
      },
    })

    function end(given: OverlayOutcome, forFrame: ForFrame | undefined): void {
      stopWaiting()
      const outcome = withOwnReference(given, forFrame)
      show.onEnd(outcome, redirectAddress(forFrame?.order?.redirect_url, outcome))
    }

    // Each event in its own turn, as messages arrive: a callback may close or destroy between two events.
    async function play(script: readonly ScriptedEvent[]): Promise<void> {
      for (const event of script) {
        await Promise.resolve()
        if (event.type === 'wait')
          await new Promise<void>((resolve) => (stopWaiting = clock.after(event.ms, resolve)))
        else run.send(event)
      }
    }

    run.start()
    void Promise.resolve(validation).then(run.arrive)
    return run.join
  }
}
