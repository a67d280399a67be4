/** One event of the browser's trace. Microseconds. */
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

/** The whole tasks of the thread on which `of` ran, in order. The trace has some twice, one inside the other. */
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
