import { readFileSync } from 'node:fs'

// `node --import tsx e2e/docs/reading.ts FILE...`: word count and Flesch-Kincaid grade of each file, without code, tables and addresses.

const isWord = (text: string) => /[a-z]/i.test(text)

/** Counts groups of vowels without a silent e, an approximation of the syllables in the formula. */
const syllables = (word: string) =>
  Math.max(
    1,
    word
      .toLowerCase()
      .replace(/e$/, '')
      .match(/[aeiouy]+/g)?.length ?? 1,
  )

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8')
  const prose = text
    .replaceAll(/^ *```[^]*?^ *```$/gm, '')
    .replaceAll(/^\|.*$|^#.*$|<[^>]*>/gm, '')
    .replaceAll(/\]\([^()]*\)/g, ']')
    .replaceAll(/`[^`]*`/g, 'code')
  const sentences = prose.split(/[.:;!?]\s|\n\s*\n|\n- /).filter(isWord)
  const words = sentences.flatMap((sentence) => sentence.split(/\s+/).filter(isWord))
  const grade =
    0.39 * (words.length / sentences.length) +
    11.8 * (words.reduce((sum, word) => sum + syllables(word), 0) / words.length) -
    15.59
  const all = text.split(/\s+/).filter(Boolean).length
  console.log(
    `${file}: ${all} words, ${sentences.length} sentences of ${(words.length / sentences.length).toFixed(1)} words, grade ${grade.toFixed(1)}`,
  )
}
