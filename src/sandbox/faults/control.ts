/** What goes wrong with one request. */
export type FaultKind =
  /** Answered with this status and `{ message }`, without being handled. `retryAfter` in seconds. */
  | { kind: 'status'; status: number; retryAfter?: number }
  /** Handled and answered, after this many milliseconds. */
  | { kind: 'delay'; ms: number }
  /** Answered 200 with a page instead of JSON, without being handled. */
  | { kind: 'not-json' }
  /** The connection ends before the request is handled. */
  | { kind: 'drop' }
  /** The request is handled, and the connection ends before the answer is out. */
  | { kind: 'lost-answer' }

export type Fault = FaultKind & {
  /** Method and path, `'GET /v1/loans/account/new-loan/:id'`; a part that begins with a colon matches anything. */
  route: string
  /** How many requests the fault affects; 1 when left out. */
  times?: number
}

/** Failures on demand. They are forgotten at a restart. */
export interface FaultControl {
  set: (fault: Fault) => void
  clear: () => void
  /** The faults still to come. */
  list: () => Fault[]
}

export interface Faults extends FaultControl {
  /** Returns the fault for this request, if there is one, and counts one use. */
  take: (method: string, path: string) => Fault | undefined
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = []
  return {
    set: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1 })
    },
    clear: () => {
      waiting = []
    },
    list: () => waiting.map(({ fault, left }) => ({ ...fault, times: left })),
    take: (method, path) => {
      const hit = waiting.find(({ fault }) => matches(fault.route, method, path))
      if (!hit) return undefined
      hit.left -= 1
      waiting = waiting.filter(({ left }) => left > 0)
      return hit.fault
    },
  }
}

function matches(route: string, method: string, path: string): boolean {
  const expected = route.split(/[ /]+/)
  const actual = [method, ...path.split('/').filter(Boolean)]
  return (
    expected.length === actual.length &&
    expected.every((part, index) => part.startsWith(':') || part === actual[index])
  )
}
