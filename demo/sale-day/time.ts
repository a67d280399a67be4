import type { Clock } from '../../src/checkout/flow/run.ts'

interface Timer {
  readonly at: number
  /** Decides between timers of the same moment: who asked first. */
  readonly order: number
  call: () => void
}

export interface VirtualClock extends Clock {
  /** Lets everything happen that was asked for, and what follows from it, until nothing is left to wait for. */
  run(onTime?: (now: number) => void): Promise<void>
}

const called = () => {}

/**
 * A clock that jumps from event to event: a minute of a hundred thousand shoppers takes as long as the work in it.
 * Milliseconds. Everybody looks at the page all the time.
 */
export function virtualClock(): VirtualClock {
  const heap: Timer[] = []
  let now = 0
  let asked = 0

  const after: Clock['after'] = (ms, call) => {
    const timer: Timer = { at: now + ms, order: asked++, call }
    push(heap, timer)
    // Stays in the queue until its time, without what it held.
    return () => void (timer.call = called)
  }

  return {
    now: () => now,
    wallTime: () => now,
    after,
    afterVisible: after,
    async run(onTime) {
      for (let [next] = heap; next; [next] = heap) {
        // What falls into the same millisecond goes together; what promises make of it comes before the next one.
        const end = Math.floor(next.at) + 1
        for (; next && next.at < end; [next] = heap) {
          pop(heap)
          now = next.at
          next.call()
        }
        await reactions()
        onTime?.(now)
      }
    },
  }
}

// Promise reactions run before the next macrotask.
const reactions = () => new Promise<void>((done) => setImmediate(done))

const isBefore = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order)

function push(heap: Timer[], timer: Timer): void {
  let index = heap.push(timer) - 1
  while (index > 0) {
    const above = (index - 1) >> 1
    const parent = heap[above]
    if (!parent || !isBefore(timer, parent)) break
    heap[index] = parent
    index = above
  }
  heap[index] = timer
}

function pop(heap: Timer[]): void {
  const timer = heap.pop()
  if (!timer || heap.length === 0) return
  let index = 0
  for (;;) {
    let below = 2 * index + 1
    const [left, right] = [heap[below], heap[below + 1]]
    if (left && right && isBefore(right, left)) below++
    const child = heap[below]
    if (!child || !isBefore(child, timer)) break
    heap[index] = child
    index = below
  }
  heap[index] = timer
}
