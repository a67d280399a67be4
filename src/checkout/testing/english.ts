import { later } from '../locale/en-later.ts'
import { ownTexts } from '../locale/own-texts.ts'
import { createWords, type Words } from '../locale/words.ts'

/** English with all its lines, those of the later screens included. */
export const englishWords = (locale?: string, strings?: Readonly<Record<string, string>>): Words =>
  createWords(locale, ownTexts(strings ?? {}), undefined, () => later)
