import { oddAnswers, type OddAnswer } from './odd-leaves.ts'
import { WAYS, type Way } from './ways.ts'

export interface OddPurchase {
  readonly way: Way
  readonly odd: OddAnswer
}

// An answer that several purchases share is varied only in the first. The list of banks is varied once for each bank.
const seen = new Set<unknown>()
/** Every purchase with one odd value at one place of one answer. */
export const ALL_ODD: readonly OddPurchase[] = WAYS.flatMap((way) => {
  const fresh = Object.entries(way.answers).filter(([route, answer]) => {
    const isNew = !seen.has(answer) || (route === 'GET /loans/partners' && way.bank === 'polaris')
    seen.add(answer)
    return isNew
  })
  return oddAnswers(Object.fromEntries(fresh)).map((odd) => ({ way, odd }))
})
/** A sample of `count` items, the same for the same seed. */
export function sampleOf<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  let state = seed
  const drawn = items.map((item) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return { item, at: state }
  })
  return drawn
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ item }) => item)
}
