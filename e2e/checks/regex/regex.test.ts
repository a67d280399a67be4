import { expect, test, vi } from 'vitest'
import { stepCounter } from './count-steps.ts'
import { puttingTogether, writtenOut, type Found } from './find.ts'

// A text twice as long may take twice the steps, and not four times: at 100 kB that is the difference between a
// millisecond and minutes. Shoppers, shops, banks and anyone who can reach the demo write these texts.

const MOST = 1_000_000

/** A text for which the steps grow faster than the text, or undefined. */
function hostileTextFor(regex: RegExp): string | undefined {
  if (!/[*+]|\{\d+,(?:\d{2,})?\}/.test(regex.source)) return undefined
  const { alphabet, count } = stepCounter(regex)
  const growsAt = (text: (size: number) => string, size: number) => {
    const [half, whole] = [count(text(size), MOST), count(text(2 * size), MOST)]
    return whole > MOST || whole > 2.8 * half
  }
  const pairs = alphabet.length > 9 ? [] : alphabet.flatMap((one) => alphabet.map((two) => one + two))
  const starts = ['', ...alphabet, ...pairs]
  for (const pumped of alphabet)
    for (const start of starts)
      for (const end of ['', ...alphabet]) {
        const text = (size: number) => start + pumped.repeat(size) + end
        // A count that is bounded, like {1,64}, looks like growth as long as the text is shorter.
        if (growsAt(text, 24) && growsAt(text, 400)) return `${start}${pumped.repeat(6)}...${end}`
      }
  return undefined
}

test.each([/[a-z]+@/, /^\S+@\S+\.\S+$/, /^(\w+)+$/, /\s+$/, /,(?=[^;]*;)/, /^a*?b*a*$/])(
  'a superlinear expression is found out: %s',
  (regex) => expect(hostileTextFor(regex)).toBeDefined(),
)

test.each([/^[^@]+@[^@]+$/, /[a-z]{1,64}@/, /^\s+|\d$/, /(?<year>\d{4})-\k<year>/, /^(?=(a*))\1b/])(
  'a linear expression is let through: %s',
  (regex) => expect(hostileTextFor(regex)).toBeUndefined(),
)

test.each(writtenOut().map(({ at, regex }) => [at, regex] as const))('%s is linear: %s', (_at, regex) => {
  expect(hostileTextFor(regex)).toBeUndefined()
})

test('expressions that are put together from parts are linear', async () => {
  const found: Found[] = []
  for (const path of puttingTogether()) {
    const Real = RegExp
    class Noted extends Real {
      constructor(source: RegExp | string, flags?: string) {
        super(source, flags)
        found.push({ at: path, regex: new Real(source, flags) })
      }
    }
    vi.resetModules()
    vi.stubGlobal('RegExp', Noted)
    await import(`../../../${path}`).finally(() => vi.unstubAllGlobals())
  }
  expect(found.length).toBeGreaterThan(6)
  expect(found.filter(({ regex }) => hostileTextFor(regex)).map(({ at, regex }) => `${at} ${regex}`)).toEqual(
    [],
  )
})
