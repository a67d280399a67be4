import { nearest } from '../../validation/nearest.ts'
import type { Key } from './dictionary.ts'
import { en } from './en.ts'

type Strings = Readonly<Record<string, string>>

/**
 * What a shop's developer should know about `strings`: a key that nobody reads, a blank that nobody fills. Said here and not by
 * the page half, which does not carry the checkout's words; what it says itself (`overlay.`) it knows best.
 */
export function faultsOf(strings: Strings = {}): string[] {
  return Object.entries(strings)
    .filter(([key]) => !key.startsWith('overlay.'))
    .flatMap(([key, text]) => {
      if (!isKey(key)) {
        const meant = nearest(key, Object.keys(en))
        return [`there is no text "${key}"${meant ? `; did you mean "${meant}"?` : '.'}`]
      }
      const filled = blanksIn(en[key])
      return blanksIn(text)
        .filter((blank) => !filled.includes(blank))
        .map(
          (blank) =>
            `nothing fills ${blank} in the text "${key}"; it can have ${filled.join(', ') || 'no blanks'}.`,
        )
    })
}

const isKey = (key: string): key is Key => Object.hasOwn(en, key)

/** `{bank}` and the like. */
export function blanksIn(text: string): string[] {
  return text.match(/\{\w+\}/g) ?? []
}
