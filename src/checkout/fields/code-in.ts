import { fold } from '../../validation/fold.ts'
import { digitsOf } from './digits.ts'

// Whole numbers, also as `123-456` and `123 456`. No amounts, dates, times, percentages, or ends of masked accounts.
const NUMBERS = /(?<![\d*]|\d[./:,]|₦\s?|\b(?:NGN|N)\s?)\d{1,20}(?:[ -]\d{1,20}){0,9}(?!\d|[./:,]\d|%)/gi
const CALLED_CODE = /\b(?:code|otp|pin|token|password)\b\W*(?:is\b\W*)?$/i

/**
 * The one-time code in what was typed or pasted, which may be a whole text message: the number of the right length that the message calls
 * its code, or else the first number of that length. If a message has only a code of another length, that code is returned, so that the
 * shopper can check it. Without any code, the typed text stays.
 */
export function codeIn(text: string, length: number | undefined): string {
  const exact = length === undefined ? undefined : numberIn(text, length, length)
  const isMessage = /\p{L}{2}/u.test(text)
  return exact ?? (isMessage ? numberIn(text, 4, 8) : undefined) ?? digitsOf(text).slice(0, length)
}

function numberIn(text: string, least: number, most: number): string | undefined {
  const message = fold(text.slice(0, 2000))
  const fitting = [...message.matchAll(NUMBERS)]
    .map(({ 0: found, index }) => ({ digits: digitsOf(found), before: message.slice(0, index) }))
    .filter(({ digits }) => digits.length >= least && digits.length <= most)
  return (fitting.find(({ before }) => CALLED_CODE.test(before.slice(-30))) ?? fitting[0])?.digits
}
