/**
 * Counts the steps of a backtracking engine that finds every match of a regular expression in a text. A count, unlike a time, is the
 * same on every machine. One step is one compared character or one tried alternative.
 */
export interface Counter {
  /** The limit: with more steps the count stops and the result is above `most`. */
  count(text: string, most: number): number
  /** One character of each kind that the expression distinguishes. */
  readonly alphabet: readonly string[]
}

/** Tries to match at an index, and calls `then` with the end of the match. */
type Matcher = (at: number, then: (end: number) => boolean) => boolean

/** The longest lookbehind in this project, in characters. */
const FAR_BACK = 12

class TooMany extends Error {}

// Samples of input: ASCII, an accented and a wide letter, a digit of another script, an invisible mark.
const CANDIDATES = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n)).concat(
  ['\n', '\t', 'é', '１', '٣'],
  '\u200b',
)

export function stepCounter({ source, flags }: RegExp): Counter {
  const own = flags.replaceAll(/[gyd]/g, '')
  let text = ''
  let steps = 0
  let limit = 0
  let groups: (readonly [number, number] | undefined)[] = []
  const names: string[] = []
  const atoms: ((character: string) => boolean)[] = []
  let position = 0

  const step = () => {
    steps += 1
    if (steps > limit) throw new TooMany()
  }
  const eats = (part: string) => source.startsWith(part, position) && ((position += part.length), true)
  const eaten = (pattern: RegExp) => {
    const [found] = new RegExp(pattern.source, 'y' + pattern.flags).exec(source.slice(position)) ?? []
    position += found?.length ?? 0
    return found
  }

  /** A part that matches one character. The real engine decides whether it matches. */
  const character = (part: string): Matcher & { one?: (at: number) => boolean } => {
    const real = new RegExp(`^(?:${part})$`, own)
    const known = new Map<string, boolean>()
    const fits = (given: string) => {
      const answer = known.get(given) ?? real.test(given)
      known.set(given, answer)
      return answer
    }
    atoms.push(fits)
    const one = (at: number) => (step(), at < text.length && fits(text.charAt(at)))
    return Object.assign(((at, then) => one(at) && then(at + 1)) as Matcher, { one })
  }

  function alternatives(): Matcher {
    const ways = [sequence()]
    while (eats('|')) ways.push(sequence())
    const [only] = ways
    if (only && ways.length === 1) return only
    return (at, then) => ways.some((way) => (step(), way(at, then)))
  }

  function sequence(): Matcher {
    const parts: Matcher[] = []
    while (position < source.length && !/[|)]/.test(source.charAt(position))) parts.push(quantified())
    return parts.reduceRight<Matcher>(
      (rest, part) => (at, then) => part(at, (end) => rest(end, then)),
      (at, then) => then(at),
    )
  }

  function quantified(): Matcher {
    const part = single()
    const [, least = '', comma, most = ''] = /^\{(\d+)(,?)(\d*)\}$/.exec(eaten(/\{\d+,?\d*\}/) ?? '') ?? []
    const [low, high] = least
      ? [Number(least), comma ? (most ? Number(most) : Infinity) : Number(least)]
      : eats('*')
        ? [0, Infinity]
        : eats('+')
          ? [1, Infinity]
          : eats('?')
            ? [0, 1]
            : [1, 1]
    if (low === 1 && high === 1) return part
    const isLazy = eats('?')
    const { one } = part as { one?: (at: number) => boolean }
    if (one && !isLazy)
      return (at, then) => {
        let end = at
        while (end - at < high && one(end)) end += 1
        for (; end - at >= low; end -= 1) {
          step()
          if (then(end)) return true
        }
        return false
      }
    const again =
      (times: number): Matcher =>
      (at, then) => {
        step()
        const more = () =>
          times < high && part(at, (end) => (end > at || times < low) && again(times + 1)(end, then))
        const enough = () => times >= low && then(at)
        return isLazy ? enough() || more() : more() || enough()
      }
    return again(0)
  }

  function single(): Matcher {
    const look = eaten(/\(\?<?[=!]/)
    if (look) {
      const from = position
      const inner = alternatives()
      const history = look.includes('<')
      if (history && /[*+]/.test(source.slice(from, position).replaceAll(/\\.|\[.*?\]/g, '')))
        throw new Error(`Counting a lookbehind of any length is not supported: /${source}/${flags}`)
      eats(')')
      const wanted = look.endsWith('=')
      return (at, then) => {
        const starts = history ? Array.from({ length: Math.min(at, FAR_BACK) + 1 }, (_, n) => at - n) : [at]
        const found = starts.some((start) => (step(), inner(start, (end) => !history || end === at)))
        return found === wanted && then(at)
      }
    }
    if (eats('(')) {
      const name = eaten(/\?<\w+>/)
      const captures = name !== undefined || !eats('?:')
      const number = captures ? names.push(name?.slice(2, -1) ?? '') : 0
      const inner = alternatives()
      eats(')')
      if (!captures) return inner
      return (at, then) =>
        inner(at, (end) => {
          const before = groups[number]
          groups[number] = [at, end]
          return then(end) || ((groups[number] = before), false)
        })
    }
    if (eats('^'))
      return (at, then) => (step(), at === 0 || (own.includes('m') && text[at - 1] === '\n')) && then(at)
    if (eats('$'))
      return (at, then) =>
        (step(), at === text.length || (own.includes('m') && text[at] === '\n')) && then(at)
    const edge = eaten(/\\[bB]/)
    if (edge)
      return (at, then) => {
        step()
        const isEdge = /\w/.test(text[at - 1] ?? '') !== /\w/.test(text[at] ?? '')
        return isEdge === (edge === '\\b') && then(at)
      }
    const back = eaten(/\\(?:[1-9]\d*|k<\w+>)/)
    if (back)
      return (at, then) => {
        const [from, to] = groups[Number(back.slice(1)) || names.indexOf(back.slice(3, -1)) + 1] ?? [0, 0]
        const said = text.slice(from, to)
        steps += said.length
        step()
        return text.startsWith(said, at) && then(at + said.length)
      }
    const part = eaten(
      /\\(?:[pP]\{[^}]+\}|u\{[^}]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)|\[(?:\\.|[^\]\\])*\]|[^]/,
    )
    return character(part ?? '')
  }

  const whole = alternatives()
  if (position !== source.length) throw new Error(`Not understood from ${position} on: /${source}/${flags}`)
  const kinds = new Map(CANDIDATES.map((given) => [atoms.map((fits) => Number(fits(given))).join(''), given]))

  return {
    alphabet: [...kinds.values()],
    count(given, most) {
      ;[text, steps, limit] = [given, 0, most]
      try {
        for (let at = 0; at <= text.length;) {
          let end = -1
          groups = []
          step()
          whole(at, (found) => ((end = found), true))
          at = end > at ? end : at + 1
        }
      } catch (error) {
        if (!(error instanceof TooMany)) throw error
      }
      return steps
    },
  }
}
