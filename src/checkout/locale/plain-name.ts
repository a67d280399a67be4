import { UNWANTED } from '../../validation/visible.ts'

const BREAKS = /[\p{Cc}\u2028\u2029]+/gu
// What is not seen, and what turns the direction of writing around or holds it open beyond the name.
const UNSEEN = new RegExp(UNWANTED, 'gu')
// No language needs more on one letter, and by the hundred they cover the lines around.
const MORE_MARKS = /((?:[\u200C\u200D]*\p{M}){4})[\p{M}\u200C\u200D]+/gu

/**
 * A name from the shop or the server as it may be shown: without what is not seen and changes what is. "moc.knab" with
 * an override in front reads as "bank.com"; a line break makes one name look like two things; accents piled up on one letter
 * reach over the lines above and below.
 */
export function plainName(name: string): string {
  return name.replaceAll(BREAKS, ' ').replaceAll(UNSEEN, '').replaceAll(MORE_MARKS, '$1').trim()
}
