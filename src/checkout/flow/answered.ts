import type { Answer, Call } from '../api/calls.ts'
import type { Option } from '../api/field.ts'
import type { Followed } from '../api/next.ts'
import { arrive, lacksInsurers } from './arrive.ts'
import { bankOpened, started } from './begin.ts'
import { choiceIn, identityIn } from './body.ts'
import type { Next } from './events.ts'
import { consentTakenBack } from './fill.ts'
import { loanKnown, lookLater, statusKnown } from './loan.ts'
import { jump, stay, withDeal, withPlan } from './moves.ts'
import type { State } from './state.ts'

/** An answer to the request that is out. */
export function answered(state: State, call: Call, answer: Answer, now: number): Next | undefined {
  const { place } = state
  switch (answer.verb) {
    case 'start':
      return started(state, answer.session, answer.banks)
    case 'check-key':
      return jump(state, { at: 'problem', code: 'session_expired', message: 'The session has run out.' })
    case 'open-bank':
      return bankOpened(state, answer, now)
    case 'find-loan': {
      const { loan } = answer
      return loan ? arrive(loanKnown(state, loan), loan.next, now) : lookLater(state)
    }
    case 'follow':
      if (call.verb !== 'follow') return undefined
      // Taken back while the bank was told.
      if (consentTakenBack(place)) return stay(state, { waiting: undefined })
      return arrive(afterFollowing(state, call, answer), answer.next, now)
    case 'terms':
      if (place.at !== 'terms') return undefined
      return stay(state, { waiting: undefined, place: { ...place, terms: answer.terms } })
    case 'insurers':
      return withInsurers(state, answer.insurers)
    case 'plan': {
      if (call.verb !== 'plan') return undefined
      const settled = { choice: choiceIn(call.body), walletUsed: false, consented: false }
      return arrive(withPlan(state, answer.plan, settled), answer.next, now)
    }
    case 'new-loan':
      return arrive(loanKnown(state, answer.loan), answer.loan.next, now)
    default:
      return statusKnown(state, answer.status)
  }
}

// Any answer may bring a changed plan: then that one counts, and is shown before anything else is agreed to.
function afterFollowing(state: State, { body, step }: Call & { verb: 'follow' }, { plan }: Followed): State {
  const { deal } = state.facts
  const told = { ...deal?.told, ...identityIn(body) }
  const walletUsed = step.name === 'CONFIRM_WALLET_BALANCE' ? plan !== undefined : (deal?.walletUsed ?? false)
  const known = withDeal(state, state.place.at === 'preview' ? { consented: true } : { told, walletUsed })
  return plan ? withPlan(known, plan) : known
}

function withInsurers(state: State, insurers: readonly Option[]): Next | undefined {
  const { place } = state
  if (place.at !== 'split') return undefined
  // With nobody to choose from there is nothing to ask.
  const fields = place.fields.flatMap((field) =>
    !lacksInsurers(field) ? [field] : insurers.length > 0 ? [{ ...field, options: insurers }] : [],
  )
  return stay(state, { waiting: undefined, place: { ...place, fields } })
}
