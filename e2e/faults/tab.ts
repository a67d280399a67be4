import { createApi } from '../../src/checkout/api/calls.ts'
import * as laterCalls from '../../src/checkout/api/later-calls.ts'
import { createClient } from '../../src/checkout/api/client.ts'
import { begin } from '../../src/checkout/flow/begin.ts'
import { run, type Flow } from '../../src/checkout/flow/run.ts'
import { transition } from '../../src/checkout/flow/transition.ts'
import { isLocked } from '../../src/checkout/flow/select.ts'
import type { Place } from '../../src/checkout/flow/state.ts'
import type { ManualClock } from '../../src/shared/testing/manual-clock.ts'
import type { ToPage, WireOutcome } from '../../src/protocol/messages.ts'
import type { Order } from '../../src/validation/order.ts'
import { createDevice, LOAN, type Device } from './device.ts'
import type { Device as Mishap } from './fault.ts'
import { answerTo } from './ways.ts'

/** How an opening ended, as the page would report it. */
export type End = WireOutcome | undefined

/** One opening of the real checkout, with a simulated shopper. */
export interface Tab {
  readonly flow: Flow
  readonly device: Device
  readonly told: readonly ToPage[]
  /** What went wrong while it ran, as sentences. */
  readonly faults: readonly string[]
  end(): End
  /** Ended, or killed. */
  over(): boolean
  /** Does the next thing a shopper would do; false when there is nothing to do but wait. */
  act(): Promise<boolean>
  /** As when the page is reloaded, or the phone kills the tab. */
  kill(): void
}

interface Options {
  readonly server: { readonly origin: string; readonly publicKey: string; readonly fetch?: typeof fetch }
  readonly clock: ManualClock
  readonly order: Order
  readonly bank: string
  readonly random: () => number
  readonly mishap?: (route: string) => Mishap | undefined
  /** Approves at the bank's own page. */
  readonly approve: (url: string) => Promise<void>
}

/** How often the shopper tries again, and how long they look at a waiting screen, before they leave. */
const MOST_RETRIES = 2
const LONGEST_WAIT = 5 * 60_000

export function openTab(options: Options): Tab {
  const { server, clock, order, bank, random, mishap = () => undefined } = options
  const { origin, publicKey } = server
  const told: ToPage[] = []
  const faults: string[] = []
  const approvedAt = new Set<string>()
  let left: WireOutcome | undefined
  let dead = false
  let troubles = 0
  let moved = 0
  let visit = 0
  let typed: { name: string; values: Record<string, string> } | undefined

  const device = createDevice({
    clock,
    random,
    mishap,
    fetch: server.fetch ?? fetch,
    onSend(route) {
      const busy = told.findLast((message) => message.type === 'busy')
      if (route === LOAN && !busy?.locked)
        faults.push('a loan was asked for while the page believes that one may leave')
    },
  })
  const client = device.watched(createClient({ base: origin, publicKey, network: device }))
  const flow = run(begin({ publicKey, order, shopOrigin: 'https://shop.example' }), {
    transition,
    api: createApi(client, publicKey, async () => laterCalls),
    clock,
    random,
    emit: (message) => void told.push(message),
  })

  function giveUp(): boolean {
    const before = told.length
    flow.send({ type: 'leave' })
    const answer = told.slice(before).find(({ type }) => type === 'leave' || type === 'outcome')
    if (answer?.type === 'leave') left = { status: 'cancelled' }
    else if (!answer && !isLocked(flow.state)) faults.push(`cannot leave at ${flow.state.place.at}`)
    return answer !== undefined
  }

  // Chooses the wanted bank, or any other.
  function chooseBank(): boolean {
    const slugs = [bank, ...flow.state.facts.banks.map(({ slug }) => slug)]
    const slug = slugs.find((slug) => flow.can({ type: 'bank-chosen', slug }))
    if (slug === undefined) return giveUp()
    flow.send({ type: 'bank-chosen', slug })
    return true
  }

  function fillIn(place: Place): void {
    if (!('fields' in place)) return
    const values = Object.fromEntries(place.fields.map((field) => [field.name, answerTo(bank, field)]))
    for (const [name, value] of Object.entries(values))
      if (value !== undefined) flow.send({ type: 'typed', name, value })
    const now = flow.state.place
    if ('fields' in now) typed = { name: nameOf(now), values: { ...now.values } }
  }

  // As on a slow phone: the second press comes before the first one has had an effect.
  function pressTwice(): boolean {
    const able = flow.can({ type: 'continue' })
    flow.send({ type: 'continue' })
    flow.send({ type: 'continue' })
    return able
  }

  function overcome(): boolean {
    const { place, trouble } = flow.state
    if ('fields' in place && typed?.name === nameOf(place))
      for (const [name, value] of Object.entries(typed.values))
        if (place.values[name] !== value) faults.push(`${name}, typed at ${typed.name}, was lost`)
    if (++troubles > MOST_RETRIES) return giveUp()
    if (trouble?.again) {
      flow.send({ type: 'retry' })
      return true
    }
    return pressTwice() || giveUp()
  }

  async function approve(url: string): Promise<boolean> {
    if (approvedAt.has(url)) return false
    approvedAt.add(url)
    if (!/^https?:/.test(url)) faults.push(`would send the shopper to ${url}`)
    else await options.approve(url)
    return true
  }

  return {
    flow,
    device,
    told,
    faults,
    end: () => told.find((message) => message.type === 'outcome')?.outcome ?? left,
    over: () => dead || left !== undefined || flow.state.place.at === 'gone',
    kill() {
      dead = true
      device.kill()
    },
    async act() {
      const { place, waiting, trouble } = flow.state
      if (dead || left || place.at === 'gone') return false
      if (place.at === 'at-bank' && place.step.redirectUrl) return approve(place.step.redirectUrl)
      if (flow.state.visit !== visit) {
        visit = flow.state.visit
        moved = clock.now()
      }
      if (waiting) return !isLocked(flow.state) && clock.now() - moved > LONGEST_WAIT ? giveUp() : false
      if (trouble) return overcome()
      switch (place.at) {
        case 'banks':
          return chooseBank()
        case 'problem':
          if (++troubles <= MOST_RETRIES && flow.can({ type: 'retry' })) flow.send({ type: 'retry' })
          else flow.send({ type: 'finish' })
          return true
        case 'result':
          flow.send({ type: 'finish' })
          return true
        case 'asking':
        case 'deciding':
        case 'at-bank':
        case 'starting':
          // Tries the close button now and then: it must not close the checkout.
          if (isLocked(flow.state) && random() < 0.1) flow.send({ type: 'leave' })
          return false
        default:
          // Leaves when the fields accept none of the shopper's answers.
          if ('checks' in place && place.checks > 2 * MOST_RETRIES) return giveUp()
          fillIn(place)
          // A complete code was sent automatically; the shopper presses all the same.
          return pressTwice() || flow.state.waiting !== undefined || giveUp()
      }
    },
  }
}

const nameOf = (place: Place) => ('step' in place ? place.step.name : place.at)
