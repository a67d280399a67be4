import type { Clock } from '../shared/clock.ts'

interface Tries {
  at: number
  /** How often in a row the page has removed the element right after it was put there. */
  rejected: number
  waiting: boolean
}

/** An element that is removed sooner than this after it was put there counts as rejected. Milliseconds. */
const REJECTED_MS = 100
const AT_ONCE = 10
const LONGEST_PAUSE_MS = 60_000

/**
 * Puts an element into a place, and again each time the page has removed it: at once after a redraw, however often. A page that removes
 * the element right after each put would loop for ever; for such a page the pauses double each time.
 */
export function createPutBack({
  now,
  after,
}: Pick<Clock, 'now' | 'after'>): (place: Element, put: () => void) => void {
  const tries = new WeakMap<Element, Tries>()
  return (place, put) => {
    const record = tries.get(place) ?? { at: Number.NEGATIVE_INFINITY, rejected: 0, waiting: false }
    tries.set(place, record)
    if (record.waiting) return
    record.rejected = now() - record.at < REJECTED_MS ? record.rejected + 1 : 0
    const putNow = () => {
      record.waiting = false
      record.at = now()
      put()
    }
    if (record.rejected <= AT_ONCE) return putNow()
    record.waiting = true
    after(Math.min(1000 * 2 ** (record.rejected - AT_ONCE), LONGEST_PAUSE_MS), putNow)
  }
}
