import type { Order } from '../../validation/order.ts'
import { email } from '../fields/email.ts'
import { phone } from '../fields/phone.ts'
import { namesOf, type OrderVerdict } from '../../validation/order-verdict.ts'
import type { Answer } from '../model/call.ts'
import { contactIn } from '../model/contact.ts'
import type { Field } from '../model/field.ts'
import type { Contact, Session } from '../model/session.ts'
import type { Bank } from '../model/bank.ts'
import { ApiFailure } from '../model/failure.ts'
import type { Opened } from '../model/bank.ts'
import { arrive } from './arrive.ts'
import { ACCOUNT_BANK } from './draft.ts'
import type { Next } from './events.ts'
import { banksFailed } from './failed.ts'
import { fill } from './fill.ts'
import { conclude, resumeLoan } from './loan.ts'
import { ask, go, jump, andThen, stay, withApplication, withFacts } from './moves.ts'
import { asksNothing } from './passing.ts'
import { MOST_STEPS, stepsLeftAt } from './progress.ts'
import { canChoose } from './select.ts'
import type { Application, Facts, State, Values } from './state.ts'

type Opening = Pick<Facts, 'publicKey' | 'shopOrigin'> &
  Partial<Pick<Facts, 'order' | 'build' | 'recordField' | 'topOrigin' | 'renewable' | 'reopened'>>

/** Stands for the order where the shop gave a verdict in its place. Nothing of it is shown. */
const NO_ORDER: Order = { amount: 0, currency: 'NGN', items: [] }

/**
 * The first state for an order, and what to ask at once. The contact screen comes first when the shop gave no email or no phone that
 * can be used; what it gave stands in the box, for the shopper to correct. With a verdict in place of an order nothing is asked.
 */
export function begin({ order = NO_ORDER, ...opening }: Opening, verdict?: OrderVerdict): Next {
  const given = { email: order.email ?? '', phone: order.phone ?? '' }
  const contact = { email: '', phone: '', ...contactIn(given) }
  const known = { build: 'development', language: 'en', ...opening, order, contact }
  const facts: Facts = { ...known, banks: [], drafts: {} }
  const missing = (
    [
      { name: 'email', kind: email },
      { name: 'phone', kind: phone },
    ] as const
  )
    .filter(({ name }) => contact[name] === '')
    .map(({ name, kind }): Field => ({
      name,
      kind,
      label: '',
      required: true,
      value: given[name],
      options: [],
    }))
  const state: State = {
    facts,
    place: { at: 'starting' },
    history: [],
    stepsLeft: MOST_STEPS,
    visit: 0,
    requestIds: 0,
    held: false,
  }
  if (verdict) return withLoan(settled(state, verdict))
  if (missing.length === 0) return askToStart(state)
  const place = { at: 'contact', ...fill(facts, 'CONTACT', missing) } as const
  return { state: { ...state, place, stepsLeft: stepsLeftAt(place, MOST_STEPS) }, effects: [] }
}

/** The shopper gave what was missing. */
export function withContact(state: State, values: Partial<Contact>): Next {
  const contact = { ...state.facts.contact, ...contactIn(values) }
  const next = go(withFacts(state, { contact }), { at: 'starting' })
  return andThen(next, askToStart)
}

type Renewed = Answer & { readonly verb: 'renew-order' }

/** The shop's server says how an earlier attempt stands: that is how it ends. */
function settled(before: State, given: OrderVerdict): Next {
  const { verdict } = given
  // What was begun with a bank here is not what the shop tells of.
  const state = withFacts(before, { application: undefined })
  if (verdict !== 'in-progress') return jump(state, { at: 'problem', ...ENDS[verdict] })
  const { reference, merchantReference } = namesOf(given)
  const order = { ...state.facts.order, ...(merchantReference && { merchant_reference: merchantReference }) }
  return conclude(withFacts(state, { loan: { reference }, order }), {
    is: 'pending',
    unsure: false,
    earlier: true,
  })
}

const ENDS = {
  'already-paid': { code: 'already_paid', message: 'data() said that this order is paid already.' },
  unknown: {
    code: 'data_unavailable',
    message: 'data() said that it is not known how an earlier attempt ended.',
  },
} as const

// The page has to answer for it from the beginning (transition.ts says it of all that comes later).
function withLoan({ state, effects }: Next): Next {
  const { loan } = state.facts
  const message = { type: 'busy', locked: false, reference: loan?.reference ?? '' } as const
  return { state, effects: loan ? [...effects, { do: 'emit', message }] : effects }
}

/** Begins anew with what is known: for a session that ran out. */
export function startAgain(state: State): Next {
  return andThen(jump(withFacts(state, { application: undefined }), { at: 'starting' }), askToStart)
}

/** The order under a fresh reference, as the shop has it now: begins anew with it. Or what the shop knows instead. */
export function orderRenewed(state: State, { order = state.facts.order, verdict }: Renewed): Next {
  if (verdict) return settled(state, verdict)
  const contact = { ...state.facts.contact, ...contactIn(order) }
  return askToStart(withFacts(state, { order, contact, session: undefined }))
}

const ANSWERED = { renewed: false, reopened: false, unanswered: false, declined: false } as const

export function started(state: State, session: Session, banks: readonly Bank[] | ApiFailure): Next {
  const known = withFacts(state, { session, ...ANSWERED })
  return banks instanceof ApiFailure
    ? banksFailed(known, { verb: 'banks', naira: state.facts.order.amount }, banks)
    : banksKnown(known, banks)
}

export function banksKnown(state: State, banks: readonly Bank[]): Next {
  const known = withFacts(state, { banks })
  const held = known.facts.session?.held
  if (held) return goOnWith(known, held)
  if (banks.some((bank) => canChoose(bank, state.facts.order))) return toBanks(known)
  const message = `No active partner lends ${state.facts.order.amount} naira to this merchant.`
  return jump(known, { at: 'problem', code: 'no_partner', message })
}

// A bank that was chosen before the order had to be renewed need not be chosen again.
function toBanks(state: State): Next {
  const { bank } = state.facts.application ?? {}
  return andThen(go(state, { at: 'banks' }), (state) => {
    const chosen = bank && chooseBank(state, bank.slug)
    if (!chosen) return stay(withFacts(state, { application: undefined }), {})
    return { ...chosen, state: withApplication(chosen.state, { anew: true }) }
  })
}

/**
 * The shop's page was loaded anew, or the order is open in another tab, after its loan was asked for. Nothing of ours
 * remembers that, and nothing has to: no storage of the browser is used, because the server knows the order by the
 * shop's own reference, and tells the same shopper where it stands.
 */
function goOnWith(state: State, { partner, loan }: NonNullable<Session['held']>): Next {
  const bank = state.facts.banks.find(({ slug }) => slug === partner)
  if (bank) return resumeLoan(withFacts(state, { application: newApplication(bank) }), loan)
  const message = 'A loan was asked for already for this order, at a lender that is not in the list.'
  return jump(state, { at: 'problem', code: 'duplicate_reference', message })
}

function newApplication(bank: Bank): Application {
  return { bank, beside: {}, told: {}, choice: {}, walletUsed: false, consented: false, arrivals: {} }
}

/** Where the bank leads was said with the list of banks; what reads it may still have to be fetched. */
export function chooseBank(state: State, slug: string): Next | undefined {
  const { banks, order } = state.facts
  const bank = banks.find((bank) => bank.slug === slug && canChoose(bank, order))
  if (state.place.at !== 'banks' || !bank) return undefined
  return ask(withFacts(state, { application: newApplication(bank) }), { verb: 'open-bank', bank })
}

export function bankOpened(state: State, { step, fields }: Opened, now: number): Next {
  const chosen = { ...withApplication(state, { first: step }), waiting: undefined }
  if (fields.length === 0) return arrive(chosen, step, now)
  const filled = fill(chosen.facts, ACCOUNT_BANK, fields)
  if (!asksNothing(filled)) return go(chosen, { at: 'account-bank', ...filled })
  const passed = go(chosen, { at: 'account-bank', ...filled, passing: true })
  return andThen(passed, (state) => arrive(withApplication(state, { beside: filled.values }), step, now))
}

/** The bank behind the lender is chosen too; it goes along with whatever asks for it. */
export function chooseBeside(
  state: State,
  { first }: Application,
  beside: Values,
  now: number,
): Next | undefined {
  return first && arrive(withApplication(state, { beside }), first, now)
}

function askToStart(state: State): Next {
  const { order, contact } = state.facts
  return ask(state, { verb: 'start', order, contact })
}
