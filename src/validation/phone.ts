import { fold } from './fold.ts'

/** What people put between the digits of one number. */
export const PHONE_SEPARATORS = /[\s().\p{Pd}\u2212]/gu

// With the country's code: `+234`, `00234`, `234`, `0234`, also twice (some plugins add it to what has it). Without it: `0`, or
// nothing (a spreadsheet ate the 0). With a + or 00 before anything else it is another country's, unless only a mobile of
// Nigeria's begins so. `34` is +234 after a plugin of Klump's has cut off two characters: no number of Spain is that long.
const ONE = /^(?:(?:(?:\+|0{0,2})234){0,2}0?([1-9]\d{9})|(?:\+0?|00)([789][01]\d{8})|34([789]\d{9}))$/
/** Two and more, one after the other, each with its beginning. */
const FULL = String.raw`(?:(?:\+|00)?2340?|0)[1-9]\d{9}`
const SEVERAL = new RegExp(`^(${FULL})(?:${FULL})+$`)

/**
 * The Nigerian phone number in a text, as Klump wants it: 11 digits from 0. It takes what shops and shoppers hold: every usual
 * spelling, the digits of any script, words around it; of several numbers it is the first. Undefined when there is none.
 */
export function localPhone(text: string): string | undefined {
  // A spreadsheet's number: 8012345678.0
  const plain = fold(text).trim().replace(/\.0+$/, '').replaceAll(PHONE_SEPARATORS, '')
  for (const part of plain.split(/[^\d+]+/)) {
    const number = ONE.exec(SEVERAL.exec(part)?.[1] ?? part)
    if (number) return `0${number.slice(1).find(Boolean)}`
  }
  return undefined
}
