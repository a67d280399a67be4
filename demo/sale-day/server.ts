import type { Clock } from '../../src/checkout/flow/run.ts'
import { routeOf, type Asked } from './purchase.ts'
import type { Chance } from './chance.ts'
import type { Tally } from './tally.ts'

/** A time in which the server does not serve. Milliseconds. */
export interface Outage {
  readonly from: number
  readonly until: number
  /**
   * `refuses`: answers 503 at once, with the date on which it will be back. `hangs`: takes every request and answers none,
   * until it is started again and all connections break at once.
   */
  readonly how: 'refuses' | 'hangs'
}

export interface Capacity {
  /** Requests it can answer in a second. */
  readonly perSecond: number
  /** The longest wait it lets build up, in seconds; whoever would wait longer is told 429. */
  readonly queue: number
  /** What it says in Retry-After then, in seconds. */
  readonly retryAfter: number
}

interface Model {
  readonly clock: Clock
  readonly chance: Chance
  readonly capacity: Capacity
  readonly outage?: Outage | undefined
  readonly recorded: { readonly asked: readonly Asked[]; readonly again: Asked | undefined }
  readonly tally: Tally
}

/** What the server knows of one shopper. */
export interface Session {
  /** How often a loan was asked for; a second time would be a second loan. */
  loans: number
  /** When the bank decides. */
  decided?: number
  /** Requests that reached it, and those that it did not serve. */
  arrived: number
  unserved: number
}

const EPOCH = Date.UTC(2026, 10, 27, 11)

/**
 * Stands for Klump's API on the day of a sale: one queue that is worked off at a steady rate, so that what does not fit
 * waits, and what would wait too long is refused. Answers are the sandbox's own.
 */
export function createServer({ clock, chance, capacity, outage, recorded, tally }: Model) {
  let free = 0
  const bodies = new Map(recorded.asked.map(({ route, body }) => [route, body]))
  const [open, decided] = decisions(recorded.asked)

  /** The network of one shopper's device: the way there, the server, the way back. */
  return (session: Session): typeof fetch =>
    (input, init) =>
      new Promise((resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
        const way = chance.around(90, 0.5)
        const answer = (status: number, body: string, headers: Record<string, string> = {}) => {
          tally.answered(clock.now(), status)
          if (status >= 429) session.unserved++
          clock.after(way, () => resolve(new Response(body, { status, headers })))
        }
        clock.after(way, () => {
          const now = clock.now()
          session.arrived++
          tally.arrived(now)
          if (outage && now >= outage.from && now < outage.until) return down(outage, now)
          const wait = Math.max(0, free - now)
          if (wait > capacity.queue * 1000)
            return answer(429, '{"message":"Too many requests."}', {
              'retry-after': String(capacity.retryAfter),
            })
          free = Math.max(now, free) + 1000 / capacity.perSecond
          clock.after(free - now + chance.around(40, 0.5), () => serve())
        })

        function down({ until, how }: Outage, now: number): void {
          if (how === 'refuses')
            return answer(503, '{"message":"Back soon."}', {
              date: new Date(EPOCH + now).toUTCString(),
              'retry-after': new Date(EPOCH + until).toUTCString(),
            })
          clock.after(until - now, () => {
            session.unserved++
            tally.answered(clock.now(), 0)
            reject(new TypeError('connection reset'))
          })
        }

        function serve(): void {
          const { pathname } = new URL(input instanceof Request ? input.url : input)
          const route = routeOf(init?.method ?? 'GET', pathname)
          if (route.endsWith('/new-loan')) {
            session.loans++
            session.decided ??= clock.now() + decisionTime(chance)
          }
          if (route.endsWith('/:id')) return answer(200, isDecided(session, clock) ? decided : open)
          const isTaken = route.endsWith('/initiate') && session.decided !== undefined
          if (isTaken && recorded.again) return answer(recorded.again.status, recorded.again.body)
          answer(200, bodies.get(route) ?? '{}')
        }
      })
}

const isDecided = ({ decided = Infinity }: Session, clock: Clock) => clock.now() >= decided

/** "Up to two minutes": half of them within half a minute, and one in thirty later than that. */
const decisionTime = (chance: Chance) => chance.around(25_000, 0.85)

function decisions(asked: readonly Asked[]): [open: string, decided: string] {
  const polls = asked.filter(({ route }) => route.endsWith('/:id'))
  const open = polls.find(({ body }) => body.includes('"is_completed":false'))
  const decided = polls.find(({ body }) => body.includes('"is_completed":true'))
  if (!open || !decided)
    throw new Error('The recorded purchase has no poll before, or none after, the decision.')
  return [open.body, decided.body]
}
