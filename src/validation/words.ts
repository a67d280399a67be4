/*
 * What each rule requires, in words for the developer: each text completes "expected ...". The words are part of the hints, which only a
 * page with a mistake loads. The rules themselves contain only names.
 */
const WORDS = {
  order: 'the order, as an object',
  naira: 'a whole number of naira',
  pieces: 'a whole number of pieces',
  NGN: '"NGN" (Klump lends naira only)',
  list: 'a list of items',
  item: 'at least one item',
  text: 'text',
  name: 'a name',
  reference: 'text or a number',
  url: 'an http(s) address',
  map: 'an object of names and values',
  function: 'a function',
  flag: 'true or false',
  fallbackUrl:
    'an https address (http on this machine) without "user@", blanks, quotes and characters that are not seen',
  locale: 'a language tag ("en-NG")',
  strings: 'texts by their keys',
  appearance: 'an object ({ theme: "dark" })',
  theme: '"light", "dark" or "auto"',
  accent: 'a colour as "#rrggbb" or "#rgb"',
  radius: 'a number of px, 0 to 24',
  fontFamily: 'names of fonts, parted by commas, of letters, digits, blanks and hyphens',
} as const

/** The name of a rule, as an issue contains it. An issue may also have a limit: a least amount or count, or the most characters. */
export type Rule = keyof typeof WORDS | 'sum'

export function wordsOf(rule: string, limit?: number): string {
  // `schema.ts` reports a value that is not an object as "an object", which is not the name of a rule.
  if (!Object.hasOwn(WORDS, rule)) return rule
  const words = WORDS[rule as keyof typeof WORDS]
  if (limit === undefined) return words
  return rule === 'text' ? `text of at most ${limit} characters` : `${words}, at least ${limit}`
}
