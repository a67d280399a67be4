import { nearest } from '../../validation/nearest.ts'
import type { Dictionary } from './dictionary.ts'

/**
 * What a shop's developer should know about `strings`: a key that nobody reads, a blank that nobody fills. Said here and not by
 * the page half, which does not carry the checkout's words; what it says itself (`overlay.`) it knows best. `ours` are all our lines.
 */
export function faultsOf(strings: Readonly<Record<string, string>>, ours: Dictionary): string[] {
  const isKey = (key: string): key is keyof Dictionary => Object.hasOwn(ours, key)
  return Object.entries(strings)
    .filter(([key]) => !key.startsWith('overlay.'))
    .flatMap(([key, text]) => {
      if (!isKey(key)) {
        const meant = nearest(key, Object.keys(ours))
        return [`there is no text "${key}"${meant ? `; did you mean "${meant}"?` : '.'}`]
      }
      const filled = blanksIn(ours[key])
      return blanksIn(text)
        .filter((blank) => !filled.includes(blank))
        .map(
          (blank) =>
            `nothing fills ${blank} in the text "${key}"; it can have ${filled.join(', ') || 'no blanks'}.`,
        )
    })
}

/** `{bank}` and the like. */
export function blanksIn(text: string): string[] {
  return text.match(/\{\w+\}/g) ?? []
}
