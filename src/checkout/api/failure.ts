import { ApiFailure } from '../model/failure.ts'
import type { Issue } from '../../validation/schema.ts'

/** The failure for an answer that does not fit, with the first mismatch. */
export function unreadable(what: string, [issue]: readonly Issue[]): ApiFailure {
  const where = issue?.path.join('.') || 'the answer'
  // The page receives this message without any text of a server: only a plain name is kept.
  const name = /^[\w/-]{1,100}$/.test(what) ? what : 'An answer'
  return new ApiFailure('unreadable', `${name}: cannot read ${where} (expected ${issue?.message}).`)
}
