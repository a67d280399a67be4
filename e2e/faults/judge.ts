import { toPageSchema } from '../../src/protocol/messages.ts'
import { safeParse } from '../../src/validation/schema.ts'
import type { ManualClock } from '../../src/shared/testing/manual-clock.ts'
import { LOAN } from './device.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** The longest run: the checkout waits ten minutes for a decision, and less for everything else. */
const IN_TIME = 20 * 60_000

interface Case {
  readonly world: World
  readonly clock: ManualClock
  readonly tab: Tab
  /** Loans and transactions that were there before. */
  readonly before: { readonly loans: number; readonly transactions: number }
}

/** Everything that is wrong after a run, each as a sentence. */
export function judge({ world, clock, tab, before }: Case): string[] {
  const found = manners(tab, clock)
  const loans = world.sandbox.loanCount() - before.loans
  if (loans > 1) found.push(`${loans} loans`)
  if (clock.now() > IN_TIME) found.push(`took ${clock.now() / 60_000} minutes`)
  if (world.proxy.strayed() > 0) found.push('a stranger was called')
  // The sandbox lists newest first. An order without a reference of the shop may have several, and only one may have a loan.
  const transactions = world.sandbox.transactions().toReversed().slice(before.transactions)
  const mine = transactions.find(({ partner }) => partner !== null) ?? transactions.at(-1)
  return [...found, ...truth(tab, loans, mine)]
}

/** What must hold with any server. */
export function manners(tab: Tab, clock: ManualClock): string[] {
  const found = [...tab.faults, ...order(tab), ...loansAsked(tab), ...leftovers(tab, clock)]
  if ('hacked' in globalThis) found.push('something ran')
  if ('polluted' in {}) found.push('the prototype of everything was changed')
  return found
}

type Transaction = ReturnType<World['sandbox']['transactions']>[number] | undefined

// The page relies on: opened first and once, one outcome, nothing after it.
function order({ told, end }: Tab): string[] {
  const kinds = told.map(({ type }) => type)
  const outcomes = kinds.filter((kind) => kind === 'outcome').length
  const lost = told.filter((message) => !safeParse(toPageSchema, message).success)
  return [
    ...(kinds.filter((kind) => kind === 'opened').length === 1 && kinds[0] === 'opened'
      ? []
      : [`the page was not told first and once that there is something to see: ${kinds.join(', ')}`]),
    ...(outcomes > 1 || !end() ? [`${outcomes} outcomes`] : []),
    ...(outcomes === 1 && kinds.at(-1) !== 'outcome' ? ['something was told after the outcome'] : []),
    ...lost.map((message) => `the page cannot read ${JSON.stringify(message)}`),
  ]
}

// A store that allows one loan for each order would hide a checkout that requests two.
function loansAsked({ device: { loans } }: Tab): string[] {
  const unclear = loans.findIndex(
    (status) => status < 400 || status >= 500 || status === 408 || status === 409,
  )
  const again = unclear === -1 ? 0 : loans.length - 1 - unclear
  return again > 0 ? [`asked for a loan again, though there may have been one: ${loans.join(', ')}`] : []
}

function leftovers({ told, device, flow }: Tab, clock: ManualClock): string[] {
  // A shopper who leaves removes the frame with everything in it.
  if (told.at(-1)?.type !== 'outcome') return []
  const timers = clock.waiting().length - device.own()
  return [
    ...(timers > 0 ? [`${timers} timers left behind`] : []),
    ...(device.out.size > 0 ? [`${device.out.size} requests left behind`] : []),
    ...(flow.state.waiting ? ['still waiting after the end'] : []),
  ]
}

// The shop's server can query the sandbox; the outcome that the page received must agree.
function truth({ end, device }: Tab, loans: number, transaction: Transaction): string[] {
  const outcome = end()
  if (!outcome) return []
  const { status } = outcome
  const stands = loans > 0 && transaction?.status !== 'declined'
  const asked = device.sent.includes(LOAN)
  const found: string[] = []
  if (stands && status !== 'success' && status !== 'pending')
    found.push(`a loan stands, and the page heard ${status}`)
  if (status === 'success' && transaction?.status !== 'successful')
    found.push(`success, but the transaction is ${transaction?.status}`)
  if (status === 'pending' && loans === 0 && !asked) found.push('pending, but no loan was asked for')
  if ((status === 'success' || status === 'pending') && outcome.reference !== transaction?.reference)
    found.push(`the page was told the reference "${outcome.reference}"`)
  return found
}
