import { ApiFailure } from '../model/failure.ts'
import type { Issue } from '../../validation/schema.ts'

/** An answer that does not fit, by the first place where it does not. */
export function unreadable(what: string, [issue]: readonly Issue[]): ApiFailure {
  const where = issue?.path.join('.') || 'the answer'
  // The page hears this, and no words of a server: what is more than a name is left out.
  const name = /^[\w/-]{1,100}$/.test(what) ? what : 'An answer'
  return new ApiFailure('unreadable', `${name}: cannot read ${where} (expected ${issue?.message}).`)
}
