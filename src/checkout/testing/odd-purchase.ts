import { createApi } from '../api/calls.ts'
import { createClient } from '../api/client.ts'
import * as laterCalls from '../api/later-calls.ts'
import { begin } from '../flow/begin.ts'
import { run } from '../flow/run.ts'
import { transition } from '../flow/transition.ts'
import type { ToPage } from '../../protocol/messages.ts'
import { isDay } from '../../shared/day.ts'
import { TODAY, type Repayment } from '../money/repayment.ts'
import type { State } from '../flow/state.ts'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { withOdd, type OddAnswer } from './odd-leaves.ts'
import { createShopper } from './shopper.ts'
import type { Way } from './ways.ts'

const PUBLIC_KEY = 'klp_pk_test_0000'
/** Far more moves than any purchase needs. */
const MOST_MOVES = 300

export interface Purchase {
  /** `success`, `pending`, the code of a failure, or where the shopper left. */
  readonly end: string
  readonly violations: readonly string[]
}

/** A whole purchase through the real client, readers and flow, with one odd value in one answer. */
export async function purchase(way: Way, odd?: OddAnswer): Promise<Purchase> {
  const violations = new Set<string>()
  const emitted: ToPage[] = []
  const clock = manualClock()
  const answers = new Map<string, unknown>()
  let loans = 0

  const client = createClient({
    base: 'https://api.example',
    publicKey: PUBLIC_KEY,
    network: {
      after: instantly,
      afterVisible: () => () => {},
      random: () => 0,
      online: () => true,
      onOnline: () => () => {},
      async fetch(input, init) {
        const { pathname } = new URL(input instanceof Request ? input.url : input)
        const route = `${init?.method ?? 'GET'} ${pathname.replace(/^\/v1/, '')}`
        if (route === 'POST /loans/account/new-loan') loans++
        if (!Object.hasOwn(way.answers, route))
          return Response.json({ message: 'No such route.' }, { status: 404 })
        const answer = odd?.route === route ? withOdd(way.answers[route], odd) : way.answers[route]
        answers.set(route, answer)
        return Response.json(answer)
      },
    },
  })
  const flow = run(begin({ publicKey: PUBLIC_KEY, order: way.order, shopOrigin: 'https://shop.example' }), {
    transition,
    api: createApi(client, PUBLIC_KEY, async () => laterCalls),
    clock,
    random: () => 0,
    emit: (message) => emitted.push(message),
  })
  let seen: unknown
  const look = () => {
    if (seen === flow.state.place) return
    seen = flow.state.place
    for (const violation of [...wrongOn(flow.state, answers), ...wrongDecision(flow.state, answers)])
      violations.add(violation)
  }
  flow.subscribe(look)

  const act = createShopper(flow, clock, way.bank)
  let left: string | undefined
  for (let moves = 0; left === undefined; moves++) {
    if (moves > MOST_MOVES) {
      violations.add(`no end at ${flow.state.place.at}`)
      break
    }
    const { at } = flow.state.place
    const acted = act()
    if (acted === 'waits') await turn()
    if (acted === 'left') left = at
  }
  if (loans > 1) violations.add(`${loans} loans were asked for`)
  const outcomes = emitted.filter(({ type }) => type === 'outcome')
  if (outcomes.length > 1) violations.add('the end was told more than once')
  const end = emitted.find((message) => message.type === 'outcome')?.outcome
  if (!end && !emitted.some(({ type }) => type === 'leave')) violations.add(`cannot leave at ${left}`)
  return {
    end: end === undefined ? `left at ${left}` : end.status === 'failed' ? end.error.code : end.status,
    violations: [...violations],
  }
}

/** What is wrong with a screen. */
function wrongOn({ place }: State, answers: ReadonlyMap<string, unknown>): string[] {
  const wrong: string[] = []
  // A place holds names and texts. These patterns can only come from a wrong conversion.
  if (/\[object|\bNaN\b|"undefined"/.test(JSON.stringify(place)))
    wrong.push(`a slip of a conversion at ${place.at}`)
  if ('fields' in place)
    for (const { name, label, kind, options, min = 1, max = 31 } of place.fields) {
      if (kind.name !== 'hidden' && label.trim() === '' && place.at !== 'preview')
        wrong.push(`no label for ${name}`)
      if (options.length > 300 || options.some(({ label }) => label.trim() === ''))
        wrong.push(`options of ${name}`)
      if (kind.name === 'day' && (min < 1 || max > 31 || min > max)) wrong.push(`days from ${min} to ${max}`)
    }
  if ('step' in place && (place.step.timeout < 30_000 || place.step.timeout > 1_800_000))
    wrong.push('a timeout')
  return place.at === 'preview' ? [...wrong, ...wrongFigures(place.plan, answers)] : wrong
}

// Calculated from the answers, independently of the reader.
function wrongFigures(plan: Repayment, answers: ReadonlyMap<string, unknown>): string[] {
  const { rows, total, dueToday, chargesApart, apart, inAll, order, wallet, cost } = plan
  const sum = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
  const data = (answers.get('POST /loans/account/repayments-detail') as { data: Record<string, unknown> })
    .data
  const schedules = data['repaymentSchedules'] as { monthlyRepayment: unknown }[]
  const later = rows.filter(({ is }) => is === 'instalment').map(({ amount }) => amount)
  const stated = schedules.map(
    ({ monthlyRepayment }) => Number(String(monthlyRepayment).replaceAll(/[,\s]/g, '')) * 100,
  )
  const checks: [string, boolean][] = [
    ['the rows are the total', sum(rows.map(({ amount }) => amount)) === total],
    [
      'today is what is due today',
      sum(rows.flatMap(({ due, amount }) => (due === TODAY ? [amount] : []))) === dueToday,
    ],
    ['the charges apart', sum(chargesApart.map(({ amount }) => amount)) === apart && total + apart === inAll],
    [
      'the cost',
      cost === undefined || (cost >= 0 && Math.abs(inAll - (order - wallet) - cost) <= rows.length),
    ],
    ['each is an amount', rows.every(({ amount }) => Number.isSafeInteger(amount) && amount >= 0)],
    ['each has a day', rows.every(({ due }) => due === TODAY || isDay(due))],
    ['every instalment is there', later.length === stated.length],
    ['every instalment is as it was said', sum(later) - sum(stated) < 1 && sum(stated) - sum(later) < 1],
  ]
  return checks.flatMap(([what, holds]) => (holds ? [] : [`figures: ${what}`]))
}

const YES = [true, 1, 'true', '1', 'yes']
const NO = [false, 0, 'false', '0', 'no']
const SAYS_NO = /^\s*(declined|rejected|failed|unsuccessful)\s*$/i

/** A result is approved or declined only where the answer says so. */
function wrongDecision({ place }: State, answers: ReadonlyMap<string, unknown>): string[] {
  if (place.at !== 'result' || place.verdict.is === 'pending') return []
  const [, status] = [...answers].find(([route]) => route.startsWith('GET /loans/account/new-loan/')) ?? []
  const { is_completed, isCompleted, success, transaction } = (status ?? {}) as Record<string, unknown>
  const name = String((transaction as { status?: unknown } | null | undefined)?.status)
  const plain = (given: unknown) => (typeof given === 'string' ? given.trim().toLowerCase() : given)
  const isOver = [is_completed, isCompleted].some((given) => YES.includes(plain(given) as string))
  const yes = YES.includes(plain(success) as string) || name.trim().toLowerCase() === 'successful'
  const no = NO.includes(plain(success) as string) || SAYS_NO.test(name)
  if (!isOver) return [`${place.verdict.is} though nothing is over`]
  if (place.verdict.is === 'approved') return yes ? [] : ['approved though nobody said so']
  return no ? [] : ['declined though nobody said so']
}

function instantly(_ms: number, then: () => void): () => void {
  queueMicrotask(then)
  return () => {}
}

/** Waits until the answer to a request has been processed. */
const turn = () => new Promise<void>((done) => setImmediate(done))
