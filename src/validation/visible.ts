// Invisible characters: direction marks, fillers, controls, unpaired surrogates. Blanks are not included.
const MARKS = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800`
const CLASS = `[${MARKS}]`
/** One invisible character, as the source of a regular expression. */
export const INVISIBLE = String.raw`(?![\t-\r])${CLASS}`
/** The same without joiners and variation selectors, which combine letters and emoji. */
export const UNWANTED = String.raw`(?![\t-\r\u200C\u200D\uFE00-\uFE0F])${CLASS}`

const everyUnwanted = new RegExp(UNWANTED, 'gu')
const nothing = new RegExp(`^[\\s${MARKS}]*$`, 'u')

/** Text as a person reads it: letters unchanged, unwanted invisible characters removed; `''` when nothing is visible. */
export function visible(text: string): string {
  return nothing.test(text) ? '' : text.replaceAll(everyUnwanted, '').trim()
}
