import type { Words } from './words.ts'

/** The error for an empty box. */
export function missingText(t: Words['t'], label: string): string {
  return isName(label) ? t('field.missing', { label: inSentence(label) }) : t('field.missingPlain')
}

// A label that is a question or a sentence does not fit into our sentence.
function isName(label: string): boolean {
  return label.length <= 40 && !/[?!.:]$/.test(label.trim())
}

// Inside a sentence, "Account number" becomes "account number" and "Your name" becomes "name"; "BVN" and "Home Address" stay.
function inSentence(label: string): string {
  const name = label.replace(/^(your|the|a|an) /i, '')
  return /^\p{Lu}\p{Ll}/u.test(name) && !/\s\(?\p{Lu}/u.test(name)
    ? name.charAt(0).toLowerCase() + name.slice(1)
    : name
}
