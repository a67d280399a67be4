import type { Words } from './words.ts'

/** That a box which is typed into is empty. */
export function missingText(t: Words['t'], label: string): string {
  return isName(label) ? t('field.missing', { label: inSentence(label) }) : t('field.missingPlain')
}

// A label that is a question or a sentence does not fit into one of ours.
function isName(label: string): boolean {
  return label.length <= 40 && !/[?!.:]$/.test(label.trim())
}

// "Account number" goes on as "account number" inside a sentence, "Your name" as "name"; "BVN" and "Home Address" stay.
function inSentence(label: string): string {
  const name = label.replace(/^(your|the|a|an) /i, '')
  return /^\p{Lu}\p{Ll}/u.test(name) && !/\s\(?\p{Lu}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name
}
