import type { Clock } from '../../shared/clock.ts'
import type { OverlayEvent, OverlayModule } from '../../loader/contract.ts'
import { openOverlay } from '../index.ts'
import type { ForFrame } from '../validate-request.ts'

/** The overlay without a browser. Everything up to the session runs; `show` returns the events of the session. */
export function blindOverlay(
  show: (forFrame: ForFrame) => readonly OverlayEvent[],
  clock?: Clock,
): Pick<OverlayModule, 'openOverlay'> {
  return {
    openOverlay: (request) =>
      openOverlay(request, { document, clock: clock ?? STILL }, (_settings, coming) => (listener) => {
        void Promise.resolve(coming).then((read) => {
          if ('error' in read) listener({ type: 'end', outcome: { status: 'failed', error: read.error } })
          else show(read.forFrame).forEach(listener)
        })
        const leave = () => void listener({ type: 'end', outcome: { status: 'cancelled' } })
        return { close: leave, leave }
      }),
  }
}

const STILL: Clock = { now: () => 0, after: () => () => {}, soon: () => {} }
