import type { Typing } from '../model/field.ts'

interface Keystroke {
  /** The value of the box before the keystroke. */
  readonly before: string
  /** The value after the keystroke, and the position of the caret. */
  readonly raw: string
  readonly caret: number
  /** As in `InputEvent.inputType`. */
  readonly inputType: string
}

/**
 * The result of a keystroke: the answer without separators, and the position of the caret in the text with separators. The caret stays
 * behind the same character when separators are added or removed. Deleting a separator deletes the character next to it; otherwise the
 * separator would be put back, and the caret could never pass it.
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
