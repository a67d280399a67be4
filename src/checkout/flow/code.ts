import { code } from '../fields/code.ts'
import { digitsOf } from '../fields/digits.ts'
import { hidden } from '../fields/hidden.ts'
import { stepBody } from './body.ts'
import { check } from './check.ts'
import type { Next } from './events.ts'
import { request } from './moves.ts'
import type { Application, Filled, Place, PlaceAt, State } from './state.ts'

type CodePlace = PlaceAt<'code'> | PlaceAt<'form'>

/**
 * Whether a code is all that the screen asks for: the screen of a code, or a form without other fields, which is what a code is drawn as
 * that cannot be sent for again. A code among other fields waits for the button: the shopper may still look over what stands beside it.
 */
export function hasOnlyCode(place: Place): place is CodePlace {
  if (place.at !== 'form') return place.at === 'code'
  const [only, another] = place.fields.filter(({ kind }) => kind !== hidden)
  return only?.kind === code && !another
}

/** Whether nothing but this field keeps the form from being sent. */
export function isLastMissing({ fields, values }: Filled, name: string): boolean {
  return Object.keys(check(fields, values)).join() === name
}

/** Sends the code that stands in the box. */
export function sendCode(state: State, place: CodePlace, application: Application): Next {
  const { step, values } = place
  const tried = [...(place.tried ?? []), codeAt(place)]
  const body = stepBody(state.facts, application, step, values)
  return request({ ...state, place: { ...place, tried } }, { verb: 'follow', step, body })
}

/**
 * Sends a code by itself when its last digit is typed. Digits that were refused, and a code whose length nobody has said, wait for
 * the button.
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
