/** Whether an error contains all the words of a hint, in any order. If so, the hint is not shown. */
export function repeats(error: string, hint: string): boolean {
  const errorWords = new Set(wordsIn(error))
  return wordsIn(hint).every((word) => errorWords.has(word))
}

export const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}@]+/gu) ?? []
