/** The language of a tag as shops write it, `pcm` of `pcm-NG`; undefined for text that is not a language tag. */
export function languageOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale.trim().replaceAll('_', '-')).language
  } catch {
    return undefined
  }
}
