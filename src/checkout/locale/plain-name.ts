import { UNWANTED } from '../../validation/visible.ts'

const BREAKS = /[\p{Cc}\u2028\u2029]+/gu
// Invisible characters, and characters that change the direction of writing, even beyond the name.
const UNSEEN = new RegExp(UNWANTED, 'gu')
// No language needs more marks on one letter, and hundreds of them cover the lines around.
const MORE_MARKS = /((?:[\u200C\u200D]*\p{M}){4})[\p{M}\u200C\u200D]+/gu

/**
 * A name from the shop or the server as it may be shown: without characters that are invisible or change what the shopper sees. "moc.knab"
 * after an override reads as "bank.com"; a line break makes one name look like two; accents piled up on one letter cover the lines above
 * and below.
 */
export function plainName(name: string): string {
  return name.replaceAll(BREAKS, ' ').replaceAll(UNSEEN, '').replaceAll(MORE_MARKS, '$1').trim()
}
