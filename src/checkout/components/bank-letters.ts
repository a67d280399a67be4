import type { Bank } from '../model/bank.ts'
import { plainName } from '../locale/plain-name.ts'

type Named = Pick<Bank, 'name' | 'slug'>

/**
 * The letters shown for a bank without a picture, by slug: two letters, or three if another bank has the same two. No two banks of a list
 * have the same letters, as long as their names allow that.
 */
export function lettersFor(banks: readonly Named[]): ReadonlyMap<string, string> {
  const initials = banks.map(({ name }) => initialsOf(name))
  const taken = new Set(initials.filter((letters, at) => initials.indexOf(letters) === at))
  const shared = (letters: string) => initials.indexOf(letters) !== initials.lastIndexOf(letters)
  return new Map(
    banks.map(({ name, slug }, at) => {
      const two = initials[at] ?? ''
      const letters = shared(two) ? (threesOf(name).find((three) => !taken.has(three)) ?? two) : two
      taken.add(letters)
      return [slug, letters]
    }),
  )
}

const wordsOf = (name: string) => plainName(name).toUpperCase().split(/\s+/).filter(Boolean)

function initialsOf(name: string): string {
  return wordsOf(name)
    .slice(0, 2)
    .map((word) => Array.from(word)[0])
    .join('')
}

/** All groups of three letters that begin with the first letter of the name; letters near the beginning come first. */
function threesOf(name: string): string[] {
  const [first = '', ...rest] = Array.from(wordsOf(name).join('')).slice(0, LETTERS)
  return rest.flatMap((second, at) => rest.slice(at + 1).map((third) => first + second + third))
}

/** The three letters are chosen from this many letters of a name. */
const LETTERS = 12
