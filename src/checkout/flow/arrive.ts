import { code } from '../fields/code.ts'
import { hidden } from '../fields/hidden.ts'
import type { Call } from '../model/call.ts'
import type { Step, StepKind } from '../model/step.ts'
import { withCompleteCode } from './code.ts'
import { keepDraft } from './draft.ts'
import type { Next } from './events.ts'
import { fill, withTyped } from './fill.ts'
import { requestLoan, waitForDecision, withoutPresumedLoan } from './loan.ts'
import { andThen, concludePending, go, jump, request, withApplication } from './moves.ts'
import { previewOf } from './preview.ts'
import { isResending, publicStepName } from './select.ts'
import { arriveAtSplit } from './split.ts'
import type { State } from './state.ts'

/** Goes to the step that the server named as the next one, and requests what its screen needs. */
export function arrive(before: State, step: Step, now: number): Next {
  const drafted = withDraft(before, step)
  const state = counted(BEFORE_LOAN.includes(step.kind) ? withoutPresumedLoan(drafted) : drafted, step)
  const { facts } = state
  const arrivals = facts.application?.arrivals[keyOf(step)] ?? 0
  if (arrivals > MOST_ARRIVALS) return leadsInCircles(state, step)
  switch (step.kind) {
    case 'requirements':
      return go(state, { at: 'requirements', step, ...fill(facts, step.name, step.fields) })
    case 'form':
      return go(state, { at: 'form', step, ...fill(facts, step.name, step.fields) })
    case 'code':
      return arriveAtCode(state, step, now)
    case 'terms':
      return arriveAtTerms(state, step)
    case 'split':
      return arriveAtSplit(state, step, arrivals > 1)
    case 'accept':
      return arriveAtPreview(state, step)
    case 'new-loan':
      return facts.application?.consented && asksNothing(step)
        ? requestLoan(state, step)
        : arriveAtPreview(state, step)
    case 'at-bank':
    case 'deciding':
      return waitForDecision(state, step)
    default:
      // Each kind of step has a case. A missing case is a type error.
      step.kind satisfies 'impossible'
      return cannotGoOn(state, step)
  }
}

/** Steps before the loan request. A server that names one of them has no loan yet that it was not asked for. */
export const BEFORE_LOAN: readonly StepKind[] = ['terms', 'split', 'accept', 'new-loan']

/** No shopper mistypes a code this often. A server that leads to one step more often is in a loop. */
const MOST_ARRIVALS = 10

const keyOf = ({ name, path }: Step) => `${name} ${path}`

// A bank that sees a mistake may ask for the same form again: the form keeps what the shopper typed. A step of the same name with other fields
// is another form.
function withDraft(state: State, step: Step): State {
  const { place, facts } = state
  const isSame = 'step' in place && questionsOf(place.step) === questionsOf(step)
  return isSame ? { ...state, facts: keepDraft(facts, place) } : state
}

const questionsOf = (step: Step) =>
  JSON.stringify([keyOf(step), ...step.fields.filter(({ kind }) => kind !== hidden)])

// A resent code is not counted, because the shopper requested it.
function counted(state: State, step: Step): State {
  const { application } = state.facts
  if (!application || isResending(state)) return state
  const key = keyOf(step)
  return withApplication(state, {
    arrivals: { ...application.arrivals, [key]: (application.arrivals[key] ?? 0) + 1 },
  })
}

function leadsInCircles(state: State, step: Step): Next {
  if (state.facts.loan) return concludePending(state)
  const message = `The server led to ${named(step)} more than ${MOST_ARRIVALS} times.`
  return jump(state, { at: 'problem', code: 'bad_answer', message })
}

function arriveAtCode(state: State, step: Step, now: number): Next {
  const { place, waiting, facts } = state
  const again = isResending(state)
  const filled = fill(facts, step.name, step.fields)
  // The code was not accepted, but not refused either. The call that sends a new code is still the same one.
  if (place.at === 'code' && !again && keyOf(place.step) === keyOf(step))
    return go(state, { ...place, step, again, ...filled })
  const sentBy = waiting?.call
  if (!isRepeatable(sentBy)) return go(state, { at: 'form', step, ...filled })
  // The text message can arrive before the answer that reports it, so a code may be typed already.
  const values = again && place.at === 'code' ? withTyped(filled, place.values) : filled.values
  const next = go(state, { at: 'code', step, sentBy, sentAt: now, again, tried: [], ...filled, values })
  return again ? withCompleteCode(next) : next
}

/**
 * Whether this call may be repeated to send a new code. Choosing the bank or requesting the loan is never repeated (a second request could
 * make a second loan), and a call that contains an earlier code would be refused. The screen then has no "Send a new code".
 */
function isRepeatable(call: Call | undefined): call is Call {
  if (call?.verb === 'follow') return call.step.fields.every(({ kind }) => kind !== code)
  return call?.verb === 'plan'
}

function arriveAtTerms(state: State, given: Step): Next {
  const step = withEnvironment(given, state.facts.session?.isLive ?? false)
  const next = go(state, { at: 'terms', step, ...fill(state.facts, step.name, step.fields) })
  return step.html === undefined ? andThen(next, (state) => request(state, { verb: 'terms', step })) : next
}

// A GET of terms needs `is_live`, and the address in the published step lacks it. Terms that are not in the step are always fetched by GET.
function withEnvironment(step: Step, isLive: boolean): Step {
  const { method, html, path } = step
  const isPosted = method === 'POST' && html !== undefined
  if (isPosted || /[?&]is_live=/.test(path)) return step
  return { ...step, path: `${path}${path.includes('?') ? '&' : '?'}is_live=${isLive}` }
}

const asksNothing = ({ fields }: Step) => fields.every(({ kind }) => kind === hidden)

// Without a plan the shopper has seen no figures, so there is nothing to agree to.
function arriveAtPreview(state: State, step: Step): Next {
  const plan = state.facts.application?.plan
  if (!plan || state.facts.loan) return cannotGoOn(state, step)
  return go(state, previewOf(state.facts, step, plan))
}

const named = (step: Step) => `the step "${publicStepName(step) ?? 'of another name'}"`

function cannotGoOn(state: State, step: Step): Next {
  if (state.facts.loan) return concludePending(state)
  const message = `The server asks for ${named(step)}, which this checkout cannot draw.`
  return jump(state, { at: 'problem', code: 'unknown_step', message })
}
