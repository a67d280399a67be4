import { chooseAccountBank } from './bank.ts'
import { giveContact } from './begin.ts'
import { agreementOn } from './agreement.ts'
import { arrive } from './arrive.ts'
import { acceptanceBody, stepBody, termsBody } from './body.ts'
import { hasOnlyCode, sendCode } from './code.ts'
import type { Event, Next } from './events.ts'
import { whenFilled } from './fill.ts'
import { requestLoan } from './loan.ts'
import { request, withApplication } from './moves.ts'
import { requestPlan } from './split.ts'
import type { Application, Filled, Place, PlaceAt, State } from './state.ts'

type Moment = Pick<Event, 'now' | 'wallTime'>

/** What the primary button does at each place: nothing while a request is pending. */
export function proceed(state: State, { now, wallTime }: Moment): Next | undefined {
  const { place, facts } = state
  if (state.waiting) return undefined
  if (place.at === 'contact') return giveContact(state, place)
  const { application } = facts
  if (!application) return undefined
  switch (place.at) {
    case 'account-bank':
      return whenFilled(state, place, () => chooseAccountBank(state, application, place.values, now))
    case 'code':
      return whenFilled(state, place, () => sendCode(state, place, application))
    case 'requirements':
    case 'form': {
      const { step, values } = place
      if (hasOnlyCode(place)) return whenFilled(state, place, () => sendCode(state, place, application))
      return whenFilled(state, place, () =>
        request(state, { verb: 'follow', step, body: stepBody(facts, application, step, values) }),
      )
    }
    case 'terms':
      return whenFilled(state, place, () => agreeToTerms(state, place, application, now))
    case 'split':
      return whenFilled(state, place, () => requestPlan(state, place))
    case 'preview':
      return whenFilled(state, place, () => agreeToPlan(state, place, application, wallTime))
    default:
      // A place with fields has a primary button, and needs a case above. A missing case is a type error.
      place satisfies Exclude<Place, Filled>
      return undefined
  }
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
  return request(agreed, { verb: 'follow', step, body: termsBody(state.facts, application, step, values) })
}

function agreeToPlan(
  state: State,
  { step, plan, values }: PlaceAt<'preview'>,
  application: Application,
  wallTime: number,
): Next {
  const agreed = withApplication(state, { agreement: agreementOn(state.facts, application, plan, wallTime) })
  if (step.kind === 'new-loan') return requestLoan(agreed, step, values)
  return request(agreed, {
    verb: 'follow',
    step,
    body: acceptanceBody(state.facts, application, step, values),
  })
}
