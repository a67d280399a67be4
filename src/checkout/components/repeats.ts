/** Whether an error has all the words of a hint, in any order: then the hint is not shown too. */
export function repeats(error: string, hint: string): boolean {
  const errorWords = new Set(wordsIn(error))
  return wordsIn(hint).every((word) => errorWords.has(word))
}

export const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}@]+/gu) ?? []
