import { nearest } from '../../validation/nearest.ts'
import { REPLACEABLE, type ReplaceableKey } from '../../protocol/replaceable-texts.ts'
import type { Dictionary, Key } from './dictionary.ts'
import { plainName } from './plain-name.ts'

/** Fails to compile for a key that is no text of the checkout. */
type Known<Text extends Key> = Text

/** The shop's own texts that may replace ours. */
export type OwnTexts = { readonly [Text in Known<ReplaceableKey>]?: string }

/** The most characters of a replaced text. */
export const LONGEST = 160

/** The texts in the option `strings` that may replace ours, as plain text. */
export function ownTexts(strings: Readonly<Record<string, string>>): OwnTexts {
  return Object.fromEntries(
    Object.entries(strings).flatMap(([key, text]) =>
      isReplaceable(key) && !whyUnfit(key, text) ? [[key, plainName(text)]] : [],
    ),
  )
}

/**
 * The warnings about `strings` for the shop's developer: an unknown key, a text that is not replaced and why, a blank that is not filled.
 * Checked here and not by the page half, which does not contain the checkout's texts. The page half checks its own texts (`overlay.`).
 */
export function faultsOf(strings: Readonly<Record<string, string>>, ours: Dictionary): string[] {
  return Object.entries(strings)
    .filter(([key]) => !key.startsWith('overlay.'))
    .flatMap(([key, text]) => {
      if (isReplaceable(key)) {
        const why = whyUnfit(key, text)
        return why ? [`the text "${key}" stays ours: expected ${why}.`] : unfilled(key, text)
      }
      if (Object.hasOwn(ours, key))
        return [
          `the text "${key}" is the lender's and stays: expected none in \`strings\`, got one. For another language set \`locale\`.`,
        ]
      const meant = nearest(key, Object.keys(ours))
      return [`there is no text "${key}"${meant ? `; did you mean "${meant}"?` : '.'}`]
    })
}

const isReplaceable = (key: string): key is ReplaceableKey => Object.hasOwn(REPLACEABLE, key)

function whyUnfit(key: ReplaceableKey, text: string): string | undefined {
  const { length } = plainName(text)
  if (length === 0) return 'some text, got nothing that is seen'
  if (length > LONGEST) return `at most ${LONGEST} characters, got ${length}`
  return text.includes(REPLACEABLE[key]) ? undefined : `${REPLACEABLE[key]} in it`
}

function unfilled(key: ReplaceableKey, text: string): string[] {
  const blank = REPLACEABLE[key]
  return blanksIn(text)
    .filter((other) => other !== blank)
    .map((other) => `nothing fills ${other} in the text "${key}"; it can have ${blank || 'no blanks'}.`)
}

/** All blanks in a text, such as `{bank}`. */
export function blanksIn(text: string): string[] {
  return text.match(/\{\w+\}/g) ?? []
}
