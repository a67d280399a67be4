/** What the browser writes down of one thing that it did. Microseconds. */
export interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly args?: {
    readonly data?: { readonly url?: string; readonly type?: string }
    readonly fileName?: string
  }
}

/** In the order in which they began. */
export function readTrace(trace: Buffer): TraceEvent[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }
  return traceEvents.toSorted((a, b) => a.ts - b.ts)
}

/** The script that an event is about. */
export const scriptOf = ({ args }: TraceEvent): string => args?.data?.url ?? args?.fileName ?? ''

/** Whole turns of the thread on which `of` was, one after the other. Some are written down twice, one in the other. */
export function tasksBeside(events: readonly TraceEvent[], of: TraceEvent): TraceEvent[] {
  const tasks: TraceEvent[] = []
  let ended = 0
  for (const event of events) {
    const { name, ph, pid, tid, ts, dur = 0 } = event
    if (!name.endsWith('RunTask') || ph !== 'X' || pid !== of.pid || tid !== of.tid || ts < ended) continue
    tasks.push(event)
    ended = ts + dur
  }
  return tasks
}
