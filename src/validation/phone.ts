import { fold } from './fold.ts'

/** Characters that people write between the digits of one number. */
export const PHONE_SEPARATORS = /[\s().\p{Pd}\u2212]/gu

// With the country code: `+234`, `00234`, `234`, `0234`, also twice (some plugins add the code to a number that has it). Without the code:
// `0`, or nothing (a spreadsheet removed the 0). Any other number with + or 00 is foreign, unless its digits can only be a Nigerian mobile
// number. `34` is +234 after a plugin of Klump's has cut off two characters: no Spanish number is that long.
const ONE = /^(?:(?:(?:\+|0{0,2})234){0,2}0?([1-9]\d{9})|(?:\+0?|00)([789][01]\d{8})|34([789]\d{9}))$/
/** One number with its prefix. `SEVERAL` matches two or more of them without a separator. */
const FULL = String.raw`(?:(?:\+|00)?2340?|0)[1-9]\d{9}`
const SEVERAL = new RegExp(`^(${FULL})(?:${FULL})+$`)

/**
 * Reads the Nigerian phone number in a text, in the form that Klump requires: 11 digits, the first a 0. Accepts every usual spelling, the
 * digits of any script, and words around the number. Of several numbers the first is returned. Undefined when there is none.
 */
export function localPhone(text: string): string | undefined {
  // Spreadsheets write 8012345678.0.
  const plain = fold(text).trim().replace(/\.0+$/, '').replaceAll(PHONE_SEPARATORS, '')
  for (const part of plain.split(/[^\d+]+/)) {
    const number = ONE.exec(SEVERAL.exec(part)?.[1] ?? part)
    if (number) return `0${number.slice(1).find(Boolean)}`
  }
  return undefined
}
