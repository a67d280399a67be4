// What nobody sees: marks of direction, fillers, controls, halves of a pair. Blanks are not among it.
const MARKS = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800`
const CLASS = `[${MARKS}]`
/** One invisible character, as the source of a regular expression. */
export const INVISIBLE = String.raw`(?![\t-\r])${CLASS}`
/** The same without what holds letters and pictures together: joiners and variation selectors. */
export const UNWANTED = String.raw`(?![\t-\r\u200C\u200D\uFE00-\uFE0F])${CLASS}`

const everyUnwanted = new RegExp(UNWANTED, 'gu')
const nothing = new RegExp(`^[\\s${MARKS}]*$`, 'u')

/** Text as a person reads it: letters as they were written, nothing invisible; `''` when nothing is seen. */
export function visible(text: string): string {
  return nothing.test(text) ? '' : text.replaceAll(everyUnwanted, '').trim()
}
