/** Whether an error says all that a hint says, in whatever order: then the hint is not read twice. */
export function saysAgain(error: string, hint: string): boolean {
  const said = new Set(wordsIn(error))
  return wordsIn(hint).every((word) => said.has(word))
}

export const wordsIn = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}@]+/gu) ?? []
