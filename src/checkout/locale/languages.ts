import { languageOf } from '../../protocol/language.ts'
import type { Clock } from '../../shared/clock.ts'
import { inTime } from '../in-time.ts'
import type { Dictionary } from './dictionary.ts'
import { first } from './en-first.ts'

export interface Language {
  /** The `lang` attribute, so that a screen reader uses the right voice. */
  readonly lang: string
  /** All texts. For English, the texts of the later screens are in the later chunk. */
  readonly lines: Partial<Dictionary>
}

export const ENGLISH: Language = { lang: 'en', lines: first }

/** The languages besides English. Each is loaded when a shop requests it, so that other shoppers do not download it. */
const OTHERS: Readonly<Record<string, () => Promise<Dictionary>>> = {
  pcm: async () => (await import('./pcm.ts')).pcm,
}

/** The tags of all languages. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(OTHERS)]

/** The language of a tag (`pcm`, `pcm-NG`); English if we do not have that language, or if its texts do not load in time. */
export async function languageFor(
  locale: string | undefined,
  clock: Pick<Clock, 'after'>,
): Promise<Language> {
  const lang = languageOf(locale ?? 'en') ?? 'en'
  const fetchLines = Object.hasOwn(OTHERS, lang) ? OTHERS[lang] : undefined
  if (!fetchLines) return ENGLISH
  const lines = await inTime(fetchLines(), clock)
  return lines ? { lang, lines } : ENGLISH
}
