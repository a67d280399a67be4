import { expect, test, vi } from 'vitest'
import { isNeeded } from '../testing/needed.ts'
import { describeOdd } from '../testing/odd-leaves.ts'
import { purchase } from '../testing/odd-purchase.ts'
import { ALL_ODD, sampleOf } from '../testing/walk.ts'
import { WAYS } from '../testing/ways.ts'

/*
 * Whole purchases, each with one odd value at one place of one answer. By default a sample; `npm run walk` runs all of them
 * (22 048; eight minutes on a busy machine with two cores). `KLUMP_WALK=5000` runs 5000, `KLUMP_SEED=7` draws another sample.
 */
const SEED = Number(process.env['KLUMP_SEED'] ?? 1)
const WALK = process.env['KLUMP_WALK'] ?? '300'

const cases = WALK === 'all' ? ALL_ODD : sampleOf(ALL_ODD, Number(WALK), SEED)

test.each(WAYS)('the purchase of $name ends with the outcome of its answers', async (way) => {
  expect(await purchase(way)).toEqual({ end: way.end, violations: [] })
})

test(
  'a purchase with one unusual value in one answer ends with an outcome or an error code',
  { timeout: 3_600_000 },
  async () => {
    const console = vi.spyOn(globalThis.console, 'error')
    const ends = new Map<string, number>()
    const wrong: string[] = []
    for (const { way, odd } of cases) {
      const { end, violations } = await purchase(way, odd)
      ends.set(end, (ends.get(end) ?? 0) + 1)
      const spoiled = end === way.end || isNeeded(odd) ? [] : [`ended ${end}, and nobody needs that place`]
      for (const violation of [...violations, ...spoiled])
        wrong.push(`${way.name}: ${describeOdd(odd)}: ${violation}`)
    }
    const counted = [...ends].map(([end, count]) => `${end} ${count}`).join(', ')
    process.stdout.write(
      `odd leaves: ${cases.length} of ${ALL_ODD.length} purchases, seed ${SEED}, ${wrong.length} violations (${counted})\n`,
    )
    expect(wrong.slice(0, 40)).toEqual([])
    expect(console).not.toHaveBeenCalled()
  },
)
