import { code } from '../fields/code.ts'
import { digitsOf } from '../fields/digits.ts'
import { hidden } from '../fields/hidden.ts'
import type { Body } from '../model/call.ts'
import type { Step } from '../model/step.ts'
import { stepBody } from './body.ts'
import { check } from './check.ts'
import type { Next } from './events.ts'
import { request } from './moves.ts'
import type { Application, Filled, Place, PlaceAt, State } from './state.ts'

const RESEND_AFTER = 60_000

/** When a new code may be requested, in milliseconds of the run's clock. */
export function resendAt({ sentAt }: PlaceAt<'code'>): number {
  return sentAt + RESEND_AFTER
}

type CodePlace = PlaceAt<'code'> | PlaceAt<'form'>

/**
 * Whether the screen requires a code alone: the code screen, or a form with only a code, which is shown for a code that cannot be resent.
 * A code among other fields waits for the button, because the shopper may still review the other fields.
 */
export function hasOnlyCode(place: Place): place is CodePlace {
  if (place.at !== 'form') return place.at === 'code'
  const [only, another] = place.fields.filter(({ kind }) => kind !== hidden)
  return only?.kind === code && !another
}

/** Whether this field is the only invalid field of the form. */
export function isLastMissing({ fields, values }: Filled, name: string): boolean {
  return Object.keys(check(fields, values)).join() === name
}

/** Makes the call of a step. After the consent the call does not wait for a network, because its answer can lead to the loan request. */
export function followStep(state: State, { consented }: Application, step: Step, body: Body): Next {
  return request(state, { verb: 'follow', step, body, failWhenOffline: consented })
}

/** Sends the typed code. */
export function sendCode(state: State, place: CodePlace, application: Application): Next {
  const { step, values } = place
  const tried = [...(place.tried ?? []), codeAt(place)]
  const body = stepBody(state.facts, application, step, values)
  return followStep({ ...state, place: { ...place, tried } }, application, step, body)
}

/**
 * Sends a code automatically when its last digit is typed. A code that was sent before, or whose length is unknown, waits for the
 * button.
 */
export function withCompleteCode(next: Next): Next {
  const { state, effects } = next
  const { place, waiting, facts } = state
  if (!hasOnlyCode(place) || waiting || !facts.application) return next
  if (!isComplete(place) || place.tried?.includes(codeAt(place))) return next
  const sent = sendCode(state, place, facts.application)
  return { ...sent, effects: [...effects, ...sent.effects] }
}

function isComplete({ fields, values }: CodePlace): boolean {
  const hasLength = fields.some(({ kind, max }) => kind === code && max !== undefined)
  return hasLength && Object.keys(check(fields, values)).length === 0
}

function codeAt({ fields, values }: CodePlace): string {
  const field = fields.find(({ kind }) => kind === code)
  return field ? digitsOf(values[field.name] ?? '') : ''
}
