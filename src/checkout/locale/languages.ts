import { languageOf } from '../../protocol/language.ts'
import type { Dictionary } from './dictionary.ts'
import { en } from './en.ts'

export interface Language {
  /** For `lang`, so that a screen reader uses the right voice. */
  readonly lang: string
  readonly lines: Dictionary
}

export const ENGLISH: Language = { lang: 'en', lines: en }

/** Besides English; each is fetched when a shop asks for it, so that nobody pays for words they do not read. */
const OTHERS: Readonly<Record<string, () => Promise<Dictionary>>> = {
  pcm: async () => (await import('./pcm.ts')).pcm,
}

interface Wait {
  after(ms: number, then: () => void): unknown
}

const PATIENCE_MS = 4000

/** The language of a tag (`pcm`, `pcm-NG`); English where we speak none of it, or where its words do not come in time. */
export async function languageFor(locale: string | undefined, clock: Wait): Promise<Language> {
  const lang = languageOf(locale ?? 'en') ?? 'en'
  const fetchLines = Object.hasOwn(OTHERS, lang) ? OTHERS[lang] : undefined
  if (!fetchLines) return ENGLISH
  const late = new Promise<Language>((resolve) => clock.after(PATIENCE_MS, () => resolve(ENGLISH)))
  const words = fetchLines().then(
    (lines): Language => ({ lang, lines }),
    () => ENGLISH,
  )
  return Promise.race([words, late])
}
