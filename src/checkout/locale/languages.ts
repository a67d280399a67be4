import { languageOf } from '../../protocol/language.ts'
import { inTime, type Wait } from '../in-time.ts'
import type { Dictionary } from './dictionary.ts'
import { first } from './en-first.ts'

export interface Language {
  /** For `lang`, so that a screen reader uses the right voice. */
  readonly lang: string
  /** All of them; English has the rest in the chunk that needs it. */
  readonly lines: Partial<Dictionary>
}

export const ENGLISH: Language = { lang: 'en', lines: first }

/** Besides English; each is fetched when a shop asks for it, so that nobody pays for words they do not read. */
const OTHERS: Readonly<Record<string, () => Promise<Dictionary>>> = {
  pcm: async () => (await import('./pcm.ts')).pcm,
}

/** All of them, by their tags. */
export const LANGUAGES: readonly string[] = ['en', ...Object.keys(OTHERS)]

/** The language of a tag (`pcm`, `pcm-NG`); English where we speak none of it, or where its words do not come in time. */
export async function languageFor(locale: string | undefined, clock: Wait): Promise<Language> {
  const lang = languageOf(locale ?? 'en') ?? 'en'
  const fetchLines = Object.hasOwn(OTHERS, lang) ? OTHERS[lang] : undefined
  if (!fetchLines) return ENGLISH
  const lines = await inTime(fetchLines(), clock)
  return lines ? { lang, lines } : ENGLISH
}
