import type { Problem } from '../errors/klump-error.ts'
import { isPaystack, klumpsName } from './foreign.ts'
import { nearest } from './nearest.ts'
import type { Stranger } from './strangers.ts'

/*
 * What the developer reads beside what is wrong: the name that was meant, and what another provider calls it. A chunk of its
 * own, which a page without mistakes never loads; it imports nothing that the overlay has too, or bundlers would make a third
 * chunk of that, for everyone.
 */

/** One line for a name that nobody reads: never dropped in silence. */
export function warning({ name, as, known, path }: Stranger, orderNames: readonly string[]): string {
  const meant = nearest(name, known)
  if (as === 'data')
    return `${path}.${name} is not a name Klump knows and is not sent${meant ? `; did you mean "${meant}"?` : '.'}`
  if (meant) return `there is no ${as} "${name}"; did you mean "${meant}"?`
  const inData = as === 'option' && nearest(name, orderNames)
  return `there is no ${as} "${name}"${inData ? `; it belongs into data, as data.${inData}.` : '.'}`
}

/** A whole order in another provider's shape has more wrong than it has right: beside what is missing, what to call it here. */
export function foreignNames(given: Readonly<Record<string, unknown>>): Problem[] {
  const names = Object.keys(given)
  const problems = names.flatMap((name) => {
    const ours = klumpsName(name)
    return ours
      ? [{ path: `data.${name}`, expected: `it as ${ours}, Klump's name for it`, received: `"${name}"` }]
      : []
  })
  if (isPaystack(names) && given['amount'] !== undefined)
    problems.push({
      path: 'data.amount',
      expected: 'naira, where Paystack counts kobo: divide by 100',
      received: JSON.stringify(given['amount']),
    })
  return problems
}
