/** What the overlay itself says. The checkout inside the frame has its own dictionary. */
export const ENGLISH = {
  'overlay.title': 'Pay in instalments with Klump',
  'overlay.frame': 'Klump checkout',
  'overlay.close': 'Close',
  'overlay.loading': 'Opening the checkout…',
  'overlay.slow': 'Still loading. Your connection may be slow.',
  'overlay.unreachable.title': 'The checkout did not load',
  'overlay.unreachable.text': 'Nothing has been charged. Check your connection, then try again.',
  'overlay.unreachable.retry': 'Try again',
  'overlay.unreachable.close': 'Close',
  'overlay.leave.title': 'Leave the checkout?',
  'overlay.leave.text': 'What you entered here will be lost.',
  'overlay.leave.stay': 'Stay',
  'overlay.leave.leave': 'Leave',
  'overlay.locked': 'The bank is deciding. This takes up to two minutes.',
} as const

export type Words = Readonly<Record<keyof typeof ENGLISH, string>>

/** English with the shop's own words in place of those it replaced, and the language that this then is. */
export function wordsFor(
  own: Readonly<Record<string, string>> = {},
  locale = 'en',
): { words: Words; lang: string } {
  const replaced = Object.entries(own).filter(([name]) => Object.hasOwn(ENGLISH, name))
  // A screen reader must not read English with another language's voice because `locale` named it.
  return { words: { ...ENGLISH, ...Object.fromEntries(replaced) }, lang: replaced.length > 0 ? locale : 'en' }
}
