import type { Field } from '../api/field.ts'
import type { Step } from '../api/step.ts'
import type { Next } from './events.ts'
import { fill } from './fill.ts'
import { askForLoan, conclude, waitForDecision } from './loan.ts'
import { ask, go, jump, andThen } from './moves.ts'
import { isResending } from './select.ts'
import type { State } from './state.ts'

/** The server says where we are next: goes there, and asks for what that place needs to be drawn. */
export function arrive(state: State, step: Step, now: number): Next {
  const { facts } = state
  switch (step.face) {
    case 'requirements':
      return go(state, { at: 'requirements', step, ...fill(facts, step.name, step.fields) })
    case 'form':
      return go(state, { at: 'form', step, ...fill(facts, step.name, step.fields) })
    case 'code':
      return arriveAtCode(state, step, now)
    case 'terms':
      return arriveAtTerms(state, step)
    case 'split':
      return arriveAtSplit(state, step)
    case 'accept':
      return arriveAtPreview(state, step)
    case 'new-loan':
      return facts.deal?.consented ? askForLoan(state, step) : arriveAtPreview(state, step)
    case 'at-bank':
    case 'deciding':
      return waitForDecision(state, step)
    default:
      return cannotGoOn(state, step)
  }
}

function arriveAtCode(state: State, step: Step, now: number): Next {
  const sentBy = state.waiting?.call
  // A bank that begins with a code sent it when it was chosen: there is no call to repeat, so nothing to wait for.
  if (!sentBy) return go(state, { at: 'form', step, ...fill(state.facts, step.name, step.fields) })
  const again = isResending(state)
  return go(state, {
    at: 'code',
    step,
    sentBy,
    sentAt: now,
    again,
    ...fill(state.facts, step.name, step.fields),
  })
}

function arriveAtTerms(state: State, step: Step): Next {
  const next = go(state, { at: 'terms', step, ...fill(state.facts, step.name, step.fields) })
  return step.html === undefined ? andThen(next, (state) => ask(state, { verb: 'terms', step })) : next
}

function arriveAtSplit(state: State, step: Step): Next {
  const { deal, session, order } = state.facts
  const next = go(state, { at: 'split', step, ...fill(state.facts, step.name, step.fields) })
  if (!deal || !session || !step.fields.some(lacksInsurers)) return next
  const { isLive } = session
  return andThen(next, (state) =>
    ask(state, { verb: 'insurers', partner: deal.bank.slug, isLive, naira: order.amount }),
  )
}

/** Insurers are not in the step; they are asked for. */
export function lacksInsurers({ name, options }: Field): boolean {
  return name === 'insurerId' && options.length === 0
}

/** The name of our own box below the plan. */
export const CONSENT = 'consent'

const consent: Field = {
  name: CONSENT,
  kind: 'checkbox',
  label: '',
  required: true,
  value: '',
  options: [],
}

// Nobody agrees to a figure they have not seen: without a plan there is nothing to agree to.
function arriveAtPreview(state: State, step: Step): Next {
  const plan = state.facts.deal?.plan
  if (!plan || state.facts.loan) return cannotGoOn(state, step)
  const fields = [consent, ...step.fields.filter(({ name }) => name !== CONSENT)]
  return go(state, { at: 'preview', step, plan, ...fill(state.facts, step.name, fields) })
}

function cannotGoOn(state: State, { name }: Step): Next {
  if (state.facts.loan) return conclude(state, { is: 'pending', unsure: false })
  const message = `The server asks for the step "${name}", which this checkout cannot draw.`
  return jump(state, { at: 'problem', code: 'unknown_step', message })
}
