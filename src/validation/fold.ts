import { INVISIBLE, UNWANTED } from './visible.ts'

// Compiled once: compiling a pattern costs more than using it.
const everyInvisible = new RegExp(INVISIBLE, 'gu')
const unwantedEnds = new RegExp(`^(?:${UNWANTED})+|(?<!${UNWANTED})(?:${UNWANTED})+$`, 'gu')
const everyDigit = /\p{Nd}/gu
const isDigit = RegExp.prototype.test.bind(/^\p{Nd}$/u)

/**
 * Normalises text for parsing: digits of every script become 0-9, wide and other compatibility forms become plain ones, invisible
 * characters are removed. Works character by character, so that the position of a caret can be mapped. Folding twice changes nothing.
 */
export function fold(text: string): string {
  return text
    .replaceAll(everyInvisible, '')
    .replaceAll(/\P{ASCII}/gu, (char) => char.normalize('NFKC').replaceAll(everyDigit, asciiDigit))
}

// Unicode has the ten digits of a script in one sequence from 0. Adjoining sequences have ten digits each.
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let first = code
  while (isDigit(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}

/** For text that may be a secret: removes only the invisible characters at both ends that a paste may add. Keeps blanks. */
export function withoutUnseenEnds(text: string): string {
  return text.replaceAll(unwantedEnds, '')
}
