import { INVISIBLE, UNWANTED } from './visible.ts'

// Made once: they cost more to make than to use.
const everyInvisible = new RegExp(INVISIBLE, 'gu')
const unwantedEnds = new RegExp(`^(?:${UNWANTED})+|(?<!${UNWANTED})(?:${UNWANTED})+$`, 'gu')
const everyDigit = /\p{Nd}/gu
const isDigit = RegExp.prototype.test.bind(/^\p{Nd}$/u)

/**
 * Text as a machine reads it: the digits of every script as 0-9, wide and other compatibility forms as their plain ones, nothing
 * invisible. It goes character by character, so that a caret can be followed through it; to fold twice is to fold once.
 */
export function fold(text: string): string {
  return text
    .replaceAll(everyInvisible, '')
    .replaceAll(/\P{ASCII}/gu, (char) => char.normalize('NFKC').replaceAll(everyDigit, asciiDigit))
}

// Unicode keeps the ten digits of a script in one row, 0 first; where rows touch each other, each has ten.
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let first = code
  while (isDigit(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}

/** Text that may be a secret: only what hangs on its ends unseen, after a paste, is taken off. Blanks count. */
export function withoutUnseenEnds(text: string): string {
  return text.replaceAll(unwantedEnds, '')
}
