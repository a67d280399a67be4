import { fold } from '../../validation/fold.ts'
import { PHONE_SEPARATORS } from '../../validation/phone.ts'
import type { FieldKind } from '../model/field.ts'
import { digitsOf } from '../flow/check.ts'

/** How a kind of answer is written while it is typed: with separators for the eye, without them inside. */
export interface Typing {
  /** Without separators, in the digits of this script. Goes character by character, so that a caret can be followed. */
  plain(text: string): string
  /** With separators. What is not understood is shown as it was typed, and never taken away. */
  shown(plain: string): string
}

const grouped: Typing = {
  plain: digitsOf,
  shown: (plain) => (/^\d+$/.test(plain) ? plain.replaceAll(/\d{4}(?=\d)/g, '$& ') : plain),
}

const phone: Typing = {
  plain: (text) => fold(text).replaceAll(PHONE_SEPARATORS, ''),
  shown(plain) {
    const [, prefix = '', first, second, rest] =
      /^(\+234|234(?=\d{10}$)|0|)(\d{1,3})(\d{0,3})(\d*)$/.exec(plain) ?? []
    if (first === undefined || (prefix === '' && plain.length < 4)) return plain
    const start = prefix === '0' || prefix === '' ? `${prefix}${first}` : `${prefix} ${first}`
    return [start, second, rest].filter(Boolean).join(' ')
  },
}

const money: Typing = {
  plain: (text) => fold(text).replaceAll(/[₦,\s]/g, ''),
  shown(plain) {
    const [, whole, part = ''] = /^(\d+)(\.\d*)?$/.exec(plain) ?? []
    return whole === undefined ? plain : whole.replaceAll(/\B(?=(\d{3}){1,9}$)/g, ',') + part
  },
}

const TYPINGS: Partial<Record<FieldKind, Typing>> = { digits: grouped, phone, money }

export function typingOf(kind: FieldKind): Typing | undefined {
  return TYPINGS[kind]
}

interface Keystroke {
  /** What stood in the box. */
  readonly before: string
  /** What the browser made of it, and where it left the caret. */
  readonly raw: string
  readonly caret: number
  /** As in `InputEvent.inputType`. */
  readonly inputType: string
}

/**
 * What a keystroke means: the answer without separators, and the place of the caret in it as it will be shown. The
 * caret stays behind the same character, wherever separators come and go. Deleting a separator deletes what is beside
 * it: a blank that came back by itself would hold the caret for ever.
 */
export function retype(typing: Typing, { before, raw, caret, inputType }: Keystroke) {
  let plain = typing.plain(raw)
  let ahead = typing.plain(raw.slice(0, caret)).length
  const onlySeparator = plain === typing.plain(before) && raw.length < before.length
  if (onlySeparator && inputType.startsWith('delete')) {
    if (inputType.endsWith('Forward')) plain = plain.slice(0, ahead) + plain.slice(ahead + 1)
    else {
      plain = plain.slice(0, Math.max(0, ahead - 1)) + plain.slice(ahead)
      ahead = Math.max(0, ahead - 1)
    }
  }
  const shown = typing.shown(plain)
  return { plain, shown, caret: placeAfter(typing, shown, ahead) }
}

function placeAfter({ plain }: Typing, shown: string, count: number): number {
  let place = 0
  for (let left = count; left > 0 && place < shown.length; place++)
    if (plain(shown.charAt(place)) !== '') left--
  return place
}
