import { expect, test } from 'vitest'
import type { Answer, Call } from '../model/call.ts'
import { ApiFailure } from '../model/failure.ts'
import type { Happening, Next } from './events.ts'
import { decoded, read } from '../testing/play.ts'
import { order, partner, session, stanbicPlan, steps } from '../testing/wire.ts'
import { begin } from './begin.ts'
import { PRESSES } from '../testing/presses.ts'
import type { Place, State } from './state.ts'
import { transition } from './transition.ts'

// Explores the state machine: tries every event in every state from the start, until no new state is found. States with
// the same key count as one.

const NEXT = Object.values(steps)
const FAILURES = [
  new ApiFailure('timeout', ''),
  new ApiFailure('offline', ''),
  new ApiFailure('unreadable', ''),
  ...[400, 401, 403, 409].map((status) => new ApiFailure('refused', '', { status })),
]
const TYPED = {
  accountNumber: '1234567890',
  phoneNumber: '08012345678',
  otp: '123456',
  email: 'ada@example.com',
}
const GOOD = {
  ...TYPED,
  phone: '08012345678',
  bank: 'gtbank',
  installment: '6',
  repaymentDay: '7',
  consent: 'yes',
}

const KEY = 'klp_pk_test_0000'
const NOW = 100_000
const banks = { type: 'select', name: 'bank', required: true, options: [{ name: 'GTBank', slug: 'gtbank' }] }
const beside = { extra_form_fields: [banks] }
const lender = partner({ slug: 'polaris', config: beside })

interface Found {
  readonly key: string
  readonly state: State
  /** Keys of the next states without a server: by the shopper, the clock, and requests that time out. */
  readonly alone: Set<string>
  out: boolean
}

function keyOf({ place, waiting, trouble, facts, history, leaveRefused, unread }: State): string {
  const detail =
    place.at === 'result'
      ? [place.verdict.is]
      : place.at === 'problem'
        ? [place.code]
        : 'waited' in place
          ? [place.waited]
          : []
  const filled =
    'fields' in place ? place.fields.every(({ name, required }) => !required || place.values[name]) : ''
  return JSON.stringify([
    place.at,
    'step' in place ? place.step.kind : '',
    'passing' in place,
    ...detail,
    filled,
    waiting?.call.verb ?? '',
    [trouble?.kind, trouble?.again?.verb],
    facts.loan !== undefined,
    facts.application?.plan !== undefined,
    [facts.renewable, facts.renewed, facts.declined, facts.application?.anew, facts.loan?.isOver],
    facts.application?.consented,
    [history.at(-1)?.place.at, history.some(({ place }) => place.at === 'split')],
    'passing' in (history.at(-1)?.place ?? {}),
    leaveRefused,
    unread?.verb,
  ])
}

const answers = new Map<string, Promise<Answer[]>>()

/** Everything a server may answer to a call, as the flow sees it. */
function answersTo(call: Call): Promise<Answer[]> {
  const known = answers.get(call.verb)
  if (known) return known
  const made = make(call)
  answers.set(call.verb, made)
  return made
}

async function make(call: Call): Promise<Answer[]> {
  const loan = { reference: session.reference, next: read(steps.deciding) }
  switch (call.verb) {
    case 'start': {
      const plain = await decoded(call, undefined, [partner(), lender])
      if (plain.verb !== 'start') return []
      return [
        plain,
        { ...plain, banks: [] },
        { ...plain, session: { ...plain.session, existingLoan: { partner: 'stanbic', loan } } },
      ]
    }
    case 'open-bank':
      return Promise.all(
        [undefined, beside].map((config) =>
          decoded({ ...call, bank: { ...call.bank, firstStep: { config, next_step: steps.account } } }),
        ),
      )
    case 'find-loan':
      return [{ verb: 'find-loan' }, { verb: 'find-loan', loan }]
    case 'status':
      return (['open', 'approved', 'pending', 'declined'] as const).map((verdict) => ({
        verb: 'status',
        status: { verdict },
      }))
    case 'follow':
      return Promise.all(
        [undefined, { ...stanbicPlan, downpaymentAmount: 9000 }].flatMap((data) =>
          NEXT.map((next) => decoded(call, next, data)),
        ),
      )
    case 'renew-order':
    case 'check-key':
    case 'insurers':
      return [await decoded(call)]
    default:
      return Promise.all(NEXT.map((next) => decoded(call, next)))
  }
}

function typing(state: State): State {
  let typed = state
  for (const [name, value] of Object.entries(GOOD))
    typed = transition(typed, { type: 'typed', name, value, now: NOW, wallTime: NOW })?.state ?? typed
  return typed
}

async function explore(): Promise<Map<string, Found>> {
  const map = new Map<string, Found>()
  const queue: Found[] = []
  const meet = (state: State): string => {
    const key = keyOf(state)
    if (!map.has(key)) {
      const found = { key, state, alone: new Set<string>(), out: state.place.at === 'gone' }
      map.set(key, found)
      queue.push(found)
    }
    return key
  }
  const { email: _email, ...noEmail } = order
  for (const given of [order, noEmail])
    for (const renewable of [false, true])
      meet(begin({ publicKey: KEY, order: given, renewable, shopOrigin: 'https://shop.example' }).state)

  for (let found = queue.shift(); found; found = queue.shift()) {
    const { state } = found
    const happen = (happening: Happening): Next | undefined =>
      transition(state, { ...happening, now: NOW, wallTime: NOW })
    const alone = (next: Next | undefined) => next && found.alone.add(meet(next.state))
    alone({ state: typing(state), effects: [] })
    for (const slug of ['stanbic', 'polaris']) alone(happen({ type: 'bank-chosen', slug }))
    for (const type of PRESSES) {
      const next = happen({ type })
      if (
        next?.effects.some(
          (effect) => effect.do === 'emit' && ['leave', 'outcome'].includes(effect.message.type),
        )
      )
        found.out = true
      alone(next)
    }
    for (const what of ['poll', 'awhile', 'long', 'slow', 'deadline'] as const)
      alone(happen({ type: 'due', visit: state.visit, what }))
    const { waiting } = state
    if (!waiting) continue
    for (const failure of FAILURES) {
      const next = happen({ type: 'failed', requestId: waiting.requestId, failure })
      if (failure.kind === 'timeout') alone(next)
      else if (next) meet(next.state)
    }
    for (const answer of await answersTo(waiting.call)) {
      const next = happen({ type: 'answered', requestId: waiting.requestId, answer })
      if (next) meet(next.state)
    }
  }
  return map
}

/** The states that the shopper and the clock cannot leave without a server. */
function dead(map: Map<string, Found>): string[] {
  const out = new Set([...map.values()].filter(({ out }) => out).map(({ key }) => key))
  for (let size = -1; size !== out.size;) {
    size = out.size
    for (const { key, alone } of map.values()) if ([...alone].some((next) => out.has(next))) out.add(key)
  }
  return [...map.keys()].filter((key) => !out.has(key))
}

test(
  'every state that can be reached has a way out, and every place can be reached',
  { timeout: 120_000 },
  async () => {
    const map = await explore()
    process.stdout.write(`states: ${map.size}, dead: ${dead(map).length}\n`)
    expect(dead(map)).toEqual([])
    const places: Record<Place['at'], true> = {
      contact: true,
      starting: true,
      banks: true,
      'account-bank': true,
      requirements: true,
      form: true,
      code: true,
      terms: true,
      split: true,
      preview: true,
      asking: true,
      'at-bank': true,
      deciding: true,
      result: true,
      problem: true,
      gone: true,
    }
    const met = new Set([...map.values()].map(({ state }) => state.place.at))
    expect(Object.keys(places).filter((at) => !met.has(at as Place['at']))).toEqual([])
  },
)
