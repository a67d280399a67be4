// What nobody sees: marks of direction, fillers, controls, halves of a pair. Blanks are not among it.
const CLASS = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]`
const INVISIBLE = String.raw`(?![\t-\r])${CLASS}`
/** The same without what holds letters and pictures together: joiners and variation selectors. */
const UNWANTED = String.raw`(?![\t-\r\u200C\u200D\uFE00-\uFE0F])${CLASS}`

const [everyInvisible, everyUnwanted, unwantedEnds] = [
  INVISIBLE,
  UNWANTED,
  `^(?:${UNWANTED})+|(?:${UNWANTED})+$`,
].map((source) => new RegExp(source, 'gu')) as [RegExp, RegExp, RegExp]

// Made once: they cost more to make than to use.
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

/** Text as a person reads it: letters as they were written, nothing invisible; `''` when nothing is seen. */
export function visible(text: string): string {
  const seen = text.replaceAll(everyUnwanted, '').trim()
  return fold(seen).trim() === '' ? '' : seen
}

/** Text that may be a secret: only what hangs on its ends unseen, after a paste, is taken off. Blanks count. */
export function withoutUnseenEnds(text: string): string {
  return text.replaceAll(unwantedEnds, '')
}
