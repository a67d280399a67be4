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
import { andThen, concludePending, go, jump, request, stay, withApplication, withFacts } from './moves.ts'
import { MOST_STEPS, stepsLeftAt } from './progress.ts'
import { canChoose, canSendOrderAgain } from './select.ts'
import { startFailed } from './start-failed.ts'
import type { Application, Facts, PlaceAt, State } from './state.ts'

type BeginOptions = Pick<Facts, 'publicKey' | 'shopOrigin'> &
  Partial<Pick<Facts, 'order' | 'build' | 'recordField' | 'topOrigin' | 'renewable' | 'reopened'>>

/** A placeholder for the order when the shop gives a verdict instead. It is never shown. */
const NO_ORDER: Order = { amount: 0, currency: 'NGN', items: [] }

/**
 * The first state for an order, and the first effects. The contact screen comes first when the shop gave no usable email or phone; an
 * unusable value is filled in for the shopper to correct. With a verdict instead of an order, no request is sent.
 */
export function begin({ order = NO_ORDER, ...options }: BeginOptions, verdict?: OrderVerdict): Next {
  const given = { email: order.email ?? '', phone: order.phone ?? '' }
  const contact = { email: '', phone: '', ...contactIn(given) }
  const known = { build: 'development', language: 'en', ...options, order, contact }
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
    leaveRefused: false,
  }
  if (verdict) return withLoan(settled(state, verdict))
  if (missing.length === 0) return requestStart(state)
  const place = { at: 'contact', ...fill(facts, 'CONTACT', missing) } as const
  return { state: { ...state, place, stepsLeft: stepsLeftAt(place, MOST_STEPS) }, effects: [] }
}

/** The primary button of the contact screen: continues when the missing details are valid. */
export function giveContact(state: State, place: PlaceAt<'contact'>): Next | undefined {
  return whenFilled(state, place, () => {
    const { session, banks, contact: before } = state.facts
    const contact = { ...before, ...contactIn(place.values) }
    const isSame = contact.email === before.email && contact.phone === before.phone
    // Where Klump would refuse the order's reference, the transaction keeps its first contact, and the bank receives the corrected one.
    if (session && banks.length > 0 && (isSame || !canSendOrderAgain(state.facts)))
      return go(withFacts(state, { contact }), { at: 'banks' })
    // The session, and what was done with a bank in it, is about the contact that it was made for.
    const changed = withFacts(state, { contact, session: undefined, application: undefined })
    return andThen(go(changed, { at: 'starting' }), requestStart)
  })
}

type Renewed = Answer & { readonly verb: 'renew-order' }

/** Ends with the status of an earlier attempt that the shop's server reported. */
function settled(before: State, given: OrderVerdict): Next {
  const { verdict } = given
  // The verdict is not about the application begun here.
  const state = withFacts(before, { application: undefined })
  if (verdict !== 'in-progress') return jump(state, { at: 'problem', ...ENDS[verdict] })
  const { reference, merchantReference } = namesOf(given)
  const order = { ...state.facts.order, ...(merchantReference && { merchant_reference: merchantReference }) }
  return concludePending(withFacts(state, { loan: { reference }, order }), { earlier: true })
}

const ENDS = {
  'already-paid': { code: 'already_paid', message: 'data() returned the verdict already-paid.' },
  unknown: {
    code: 'data_unavailable',
    message: 'data() returned the verdict unknown: the result of an earlier attempt is not known.',
  },
} as const

// The page receives the loan's reference at the start. page-messages.ts sends later changes.
function withLoan({ state, effects }: Next): Next {
  const { loan } = state.facts
  const message = { type: 'busy', locked: false, reference: loan?.reference ?? '' } as const
  return { state, effects: loan ? [...effects, { do: 'emit', message }] : effects }
}

/** Starts again with the renewed order and its fresh reference, or ends with the shop's verdict. */
function orderRenewed(state: State, { order = state.facts.order, verdict }: Renewed): Next {
  if (verdict) return settled(state, verdict)
  const contact = { ...state.facts.contact, ...contactIn(order) }
  return requestStart(withFacts(state, { order, contact, session: undefined }))
}

const ANSWERED = { renewed: false, reopened: false, unanswered: false, declined: false } as const

/**
 * Resumes the loan of an earlier opening (bank.ts). Loaded together with the code that parses such a loan. While it is not loaded, no
 * answer contains a parsed loan.
 */
type GoOn = (state: State, existingLoan: NonNullable<Session['existingLoan']>) => Next

/** Handles the answer to a request of the start: the transaction, the list of banks or the renewed order. */
export function startAnswered(state: State, answer: Answer, goOn?: GoOn): Next | undefined {
  if (answer.verb === 'renew-order') return orderRenewed(state, answer)
  if (answer.verb === 'banks') return banksKnown(state, answer.banks, goOn)
  if (answer.verb !== 'start') return undefined
  const { session, banks } = answer
  const { existingLoan } = session
  // From here on a loan exists, also when the list of banks fails and the loan cannot be shown.
  const loan = existingLoan ? { reference: existingLoan.loan.reference } : state.facts.loan
  const known = withFacts(state, { session, loan, ...ANSWERED })
  return banks instanceof ApiFailure
    ? startFailed(known, { verb: 'banks', naira: state.facts.order.amount }, banks)
    : banksKnown(known, banks, goOn)
}

function banksKnown(state: State, banks: readonly Bank[], goOn?: GoOn): Next {
  const known = withFacts(state, { banks })
  const existingLoan = known.facts.session?.existingLoan
  if (existingLoan && goOn) return goOn(known, existingLoan)
  if (banks.some((bank) => canChoose(bank, state.facts.order))) return toBanks(known)
  const message = `No active partner lends ${state.facts.order.amount} naira to this merchant.`
  return jump(known, { at: 'problem', code: 'no_partner', message })
}

// A bank that was chosen before the order was renewed is chosen again automatically.
function toBanks(state: State): Next {
  const { bank } = state.facts.application ?? {}
  return andThen(go(state, { at: 'banks' }), (state) => {
    const chosen = bank && chooseBank(state, bank.slug)
    if (!chosen) return stay(withFacts(state, { application: undefined }), {})
    return { ...chosen, state: withApplication(chosen.state, { anew: true }) }
  })
}

export function newApplication(bank: Bank): Application {
  return {
    bank,
    accountBankValues: {},
    identifiers: {},
    choice: {},
    walletUsed: false,
    consented: false,
    arrivals: {},
  }
}

/** The list of banks contains the bank's first step; the code that reads it may have to load. */
export function chooseBank(state: State, slug: string): Next | undefined {
  const { banks, order } = state.facts
  const bank = banks.find((bank) => bank.slug === slug && canChoose(bank, order))
  if (state.place.at !== 'banks' || !bank) return undefined
  return request(withFacts(state, { application: newApplication(bank) }), { verb: 'open-bank', bank })
}

export function requestStart(state: State): Next {
  const { order, contact } = state.facts
  return request(state, { verb: 'start', order, contact })
}
