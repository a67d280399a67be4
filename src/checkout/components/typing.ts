import type { Typing } from '../model/field.ts'

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
