import { chooseAccountBank } from './bank.ts'
import { giveContact } from './begin.ts'
import { agreementOn } from './agreement.ts'
import { arrive } from './arrive.ts'
import { acceptanceBody, stepBody, termsBody } from './body.ts'
import { followStep, hasOnlyCode, sendCode } from './code.ts'
import type { Event, Next } from './events.ts'
import { whenFilled } from './fill.ts'
import { requestLoan } from './loan.ts'
import { request, withApplication } from './moves.ts'
import { requestPlan } from './split.ts'
import type { Application, PlaceAt, State } from './state.ts'

type Moment = Pick<Event, 'now' | 'wallTime'>

/** What the primary button does at each place: nothing while a request is pending. */
export function proceed(state: State, { now, wallTime }: Moment): Next | undefined {
  const { place, facts } = state
  if (state.waiting) return undefined
  if (place.at === 'contact') return giveContact(state, place)
  const { application } = facts
  if (!application || !('fields' in place)) return undefined
  return whenFilled(state, place, () => {
    switch (place.at) {
      case 'account-bank':
        return chooseAccountBank(state, application, place.values, now)
      case 'code':
        return sendCode(state, place, application)
      case 'requirements':
      case 'form': {
        const { step, values } = place
        if (hasOnlyCode(place)) return sendCode(state, place, application)
        return followStep(state, application, step, stepBody(facts, application, step, values))
      }
      case 'terms':
        return agreeToTerms(state, place, application, now)
      case 'split':
        return requestPlan(state, place)
      case 'preview':
        return agreeToPlan(state, place, application, wallTime)
      default:
        // A place with fields has a primary button, and needs a case above. A missing case is a type error.
        place satisfies never
        return undefined
    }
  })
}

// Fetched terms contain the next step. Terms inside the step are accepted by the step's own call.
function agreeToTerms(
  state: State,
  { step, terms, values }: PlaceAt<'terms'>,
  application: Application,
  now: number,
): Next | undefined {
  const agreed = withApplication(state, { termsVersion: terms?.version ?? step.version })
  if (terms) return arrive(agreed, terms.next, now)
  if (step.html === undefined) return undefined
  return followStep(agreed, application, step, termsBody(state.facts, application, step, values))
}

function agreeToPlan(
  state: State,
  { step, plan, values }: PlaceAt<'preview'>,
  application: Application,
  wallTime: number,
): Next {
  const agreed = withApplication(state, { agreement: agreementOn(state.facts, application, plan, wallTime) })
  if (step.kind === 'new-loan') return requestLoan(agreed, step, values)
  const body = acceptanceBody(state.facts, application, step, values)
  return request(agreed, { verb: 'follow', step, body, failWhenOffline: true })
}
