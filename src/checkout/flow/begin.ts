import type { Order } from '../../validation/order.ts'
import { email } from '../fields/email.ts'
import { phone } from '../fields/phone.ts'
import { namesOf, type OrderVerdict } from '../../validation/order-verdict.ts'
import type { Answer } from '../model/call.ts'
import { contactIn } from '../model/contact.ts'
import type { Field } from '../model/field.ts'
import type { Session } from '../model/session.ts'
import type { Bank } from '../model/bank.ts'
import { ApiFailure } from '../model/failure.ts'
import type { Next } from './events.ts'
import { fill, whenFilled } from './fill.ts'
import { andThen, request, conclude, go, jump, stay, withApplication, withFacts } from './moves.ts'
import { MOST_STEPS, stepsLeftAt } from './progress.ts'
import { canChoose } from './select.ts'
import { startFailed } from './start-failed.ts'
import type { Application, Facts, PlaceAt, State } from './state.ts'

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
  if (missing.length === 0) return initiate(state)
  const place = { at: 'contact', ...fill(facts, 'CONTACT', missing) } as const
  return { state: { ...state, place, stepsLeft: stepsLeftAt(place, MOST_STEPS) }, effects: [] }
}

/** The primary button of the contact screen: goes on with what was missing, once it is there. */
export function giveContact(state: State, place: PlaceAt<'contact'>): Next | undefined {
  return whenFilled(state, place, () => {
    const contact = { ...state.facts.contact, ...contactIn(place.values) }
    return andThen(go(withFacts(state, { contact }), { at: 'starting' }), initiate)
  })
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
  return andThen(jump(withFacts(state, { application: undefined }), { at: 'starting' }), initiate)
}

/** The order under a fresh reference, as the shop has it now: begins anew with it. Or what the shop knows instead. */
function orderRenewed(state: State, { order = state.facts.order, verdict }: Renewed): Next {
  if (verdict) return settled(state, verdict)
  const contact = { ...state.facts.contact, ...contactIn(order) }
  return initiate(withFacts(state, { order, contact, session: undefined }))
}

const ANSWERED = { renewed: false, reopened: false, unanswered: false, declined: false } as const

/** Goes on with the loan of an earlier opening (bank.ts). What reads of one has come with these rules, so whoever lacks them has none. */
type GoOn = (state: State, held: NonNullable<Session['held']>) => Next

/** What was asked at the start is answered: the transaction is made, or the banks are here, or the order is. */
export function startAnswered(state: State, answer: Answer, goOn?: GoOn): Next | undefined {
  if (answer.verb === 'renew-order') return orderRenewed(state, answer)
  if (answer.verb === 'banks') return banksKnown(state, answer.banks, goOn)
  if (answer.verb !== 'start') return undefined
  const { session, banks } = answer
  const known = withFacts(state, { session, ...ANSWERED })
  return banks instanceof ApiFailure
    ? startFailed(known, { verb: 'banks', naira: state.facts.order.amount }, banks)
    : banksKnown(known, banks, goOn)
}

function banksKnown(state: State, banks: readonly Bank[], goOn?: GoOn): Next {
  const known = withFacts(state, { banks })
  const held = known.facts.session?.held
  if (held && goOn) return goOn(known, held)
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

export function newApplication(bank: Bank): Application {
  return { bank, beside: {}, identity: {}, choice: {}, walletUsed: false, consented: false, arrivals: {} }
}

/** Where the bank leads was said with the list of banks; what reads it may still have to be fetched. */
export function chooseBank(state: State, slug: string): Next | undefined {
  const { banks, order } = state.facts
  const bank = banks.find((bank) => bank.slug === slug && canChoose(bank, order))
  if (state.place.at !== 'banks' || !bank) return undefined
  return request(withFacts(state, { application: newApplication(bank) }), { verb: 'open-bank', bank })
}

function initiate(state: State): Next {
  const { order, contact } = state.facts
  return request(state, { verb: 'start', order, contact })
}
