import { checkbox } from '../fields/checkbox.ts'
import type { Answer, Call } from '../model/call.ts'
import { ApiFailure } from '../model/failure.ts'
import type { Followed } from '../model/call.ts'
import type { Step, StepKind } from '../model/step.ts'
import { fromNaira, NOTHING, toNaira } from '../model/kobo.ts'
import { repaymentOf, type Repayment } from '../money/repayment.ts'
import { arrive, BEFORE_LOAN } from './arrive.ts'
import { bankOpened, goOnWith } from './bank.ts'
import { startAnswered } from './begin.ts'
import { choiceIn, identifiersIn } from './body.ts'
import type { Effect, Next } from './events.ts'
import { failed, sessionExpired } from './failed.ts'
import { isFilled } from './fill.ts'
import { loanKnown, lookLater, sessionRenewed, statusKnown, wasRequested } from './loan.ts'
import { stay, withApplication } from './moves.ts'
import { withInsurers } from './split.ts'
import type { Application, Place, State } from './state.ts'

/** Handles the answer to the pending request. */
export function answered(state: State, call: Call, answer: Answer, now: number): Next | undefined {
  const { place } = state
  switch (answer.verb) {
    case 'renew-order':
    case 'start':
    case 'banks':
      return startAnswered(state, answer, goOnWith)
    case 'check-key':
      return sessionExpired(state)
    case 'open-bank':
      return bankOpened(state, answer, now)
    case 'find-loan': {
      const { loan } = answer
      const renewed = sessionRenewed(state)
      return loan ? arrive(loanKnown(renewed, loan), loan.next, now) : lookLater(renewed)
    }
    case 'follow':
      if (call.verb !== 'follow') return undefined
      // The shopper unticked a required box while the request was pending. From the preview on, the bank has accepted all the same: its
      // next step follows, and the loan is requested only after another consent.
      if (place.at !== 'preview' && !state.facts.application?.accepted && consentTakenBack(place))
        return stay(state, { waiting: undefined })
      return arriveWithPlan(state, afterFollowing(state, call, answer), call, answer, now)
    case 'terms':
      if (place.at !== 'terms') return undefined
      return stay(state, { waiting: undefined, place: { ...place, terms: answer.terms } })
    case 'insurers':
      return withInsurers(state, answer.insurers)
    case 'plan': {
      if (call.verb !== 'plan') return undefined
      const settled = { choice: choiceIn(call.body), walletUsed: false, consented: false }
      return arriveWithPlan(state, settled, call, answer, now)
    }
    case 'new-loan':
      return arrive(loanKnown(state, answer.loan), answer.loan.next, now)
    // Requested in the background; handled in quote.ts.
    case 'quote':
      return undefined
    default: {
      const { verdict, next } = answer.status
      return verdict === 'open' && next && leadsOn(state, next)
        ? arrive(state, next, now)
        : statusKnown(state, answer.status)
    }
  }
}

// Whether the shopper has something to do before the bank decides. Other steps in the answer to a poll are no reason to stop waiting.
function leadsOn({ place, facts }: State, { kind }: Step): boolean {
  if (kind === 'at-bank') return place.at === 'deciding'
  return NEEDS_SHOPPER.includes(kind) || (!wasRequested(facts) && BEFORE_LOAN.includes(kind))
}

const NEEDS_SHOPPER: readonly StepKind[] = ['requirements', 'form', 'code']

/** Whether a required box is not ticked: the consent given with the box is withdrawn. */
function consentTakenBack(place: Place): boolean {
  if (!isFilled(place)) return false
  return place.fields.some(
    ({ kind, required, name }) => kind === checkbox && required && place.values[name] !== 'yes',
  )
}

function afterFollowing(
  { facts: { application }, place }: State,
  { body, step }: Call & { verb: 'follow' },
  { plan }: Followed,
): Partial<Application> {
  if (place.at === 'preview') {
    // The consent was withdrawn since the button was pressed: the box was unticked, or the shopper was asked whether to leave.
    const isWithdrawn = application?.agreement === undefined || consentTakenBack(place)
    return { accepted: true, ...(isWithdrawn ? WITHDRAWN : { consented: true }) }
  }
  const identifiers = { ...application?.identifiers, ...identifiersIn(body) }
  const walletUsed =
    step.name === 'CONFIRM_WALLET_BALANCE' ? plan !== undefined : (application?.walletUsed ?? false)
  return { identifiers, walletUsed, ...(consentTakenBack(place) && WITHDRAWN) }
}

const WITHDRAWN = { consented: false, agreement: undefined } as const

// Any answer may contain a changed plan. The new plan is shown, and the shopper agrees to it, before anything else happens.
function arriveWithPlan(
  state: State,
  settled: Partial<Application>,
  call: Call,
  { plan, next }: Followed,
  now: number,
): Next {
  const known = withApplication(state, settled)
  if (!plan) return arrive(known, next, now)
  const { order, application } = known.facts
  const repayment = repaymentOf(plan, fromNaira(order.amount) ?? NOTHING, application?.walletUsed ?? false)
  if (!repayment) return failed(state, call, new ApiFailure('unreadable', TOO_LITTLE))
  const { state: arrived, effects } = arrive(withPlan(known, repayment, next), next, now)
  return { state: arrived, effects: [...effects, ...warningsOf(repayment)] }
}

/** Keeps a new plan. When it differs from the plan that was shown, consent is withdrawn and screens with the old plan leave the history. */
function withPlan(state: State, plan: Repayment, { kind }: Step): State {
  if (JSON.stringify(state.facts.application?.plan) === JSON.stringify(plan)) return state
  const history = state.history.filter(({ place }) => place.at !== 'preview')
  // Where the bank decides, the new plan is not agreed to first: the bank may make the loan that it has accepted.
  const accepted = (kind === 'at-bank' || kind === 'deciding') && state.facts.application?.accepted === true
  return { ...withApplication(state, { ...WITHDRAWN, accepted, plan }), history }
}

const TOO_LITTLE = 'The payments of the plan add up to less than what is bought.'

/** For the developer: figures only, nothing about the shopper. */
function warningsOf({ bankTotal, total }: Repayment): Effect[] {
  if (!bankTotal || bankTotal.isRounding) return []
  const message =
    `The lender's totalRepayment is ${toNaira(bankTotal.amount)}, and the payments of its plan add up to ` +
    `${toNaira(total)} naira. No reading explains the difference. The checkout shows the payments and names the difference.`
  return [{ do: 'warn', message }]
}
