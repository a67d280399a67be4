import { code } from '../fields/code.ts'
import { digitsOf } from '../fields/digits.ts'
import { stepBody } from './body.ts'
import { check } from './check.ts'
import type { Next } from './events.ts'
import { ask } from './moves.ts'
import type { Application, PlaceAt, State } from './state.ts'

/** Sends the code that stands in the box. */
export function sendCode(state: State, place: PlaceAt<'code'>, application: Application): Next {
  const { step, values } = place
  const tried = [...place.tried, codeAt(place)]
  const body = stepBody(state.facts, application, step, values)
  return ask({ ...state, place: { ...place, tried } }, { verb: 'follow', step, body })
}

/**
 * Sends a code by itself when its last digit is typed. Digits that were refused, and a code whose length nobody has said, wait for
 * the button.
 */
export function withCompleteCode(next: Next): Next {
  const { state, effects } = next
  const { place, waiting, facts } = state
  if (place.at !== 'code' || waiting || !facts.application) return next
  if (!isComplete(place) || place.tried.includes(codeAt(place))) return next
  const sent = sendCode(state, place, facts.application)
  return { ...sent, effects: [...effects, ...sent.effects] }
}

function isComplete({ fields, values }: PlaceAt<'code'>): boolean {
  const hasLength = fields.some(({ kind, max }) => kind === code && max !== undefined)
  return hasLength && Object.keys(check(fields, values)).length === 0
}

function codeAt({ fields, values }: PlaceAt<'code'>): string {
  const field = fields.find(({ kind }) => kind === code)
  return field ? digitsOf(values[field.name] ?? '') : ''
}
