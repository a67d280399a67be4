/** The language of a tag as shops write them, `pcm` of `pcm-NG`; undefined for what is no tag at all. */
export function languageOf(locale: string): string | undefined {
  try {
    return new Intl.Locale(locale.trim().replaceAll('_', '-')).language
  } catch {
    return undefined
  }
}
