import { fold } from './fold.ts'

// Matches only from the beginning of a word, so that a long word without @ is not scanned again from each of its characters.
const ADDRESS = /(?<![^\s@<>()[\]",;:\\])[^\s@<>()[\]",;:\\]+@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+/u
/** The longest address to which mail can be delivered. */
const MOST = 254

/**
 * The email address in a text: `Ada <ada@x.ng>`, `mailto:ada@x.ng`; of several the first. Undefined when there is none. Whether the mailbox
 * exists is not checked.
 */
export function emailIn(text: string): string | undefined {
  const [found] = ADDRESS.exec(fold(text.slice(0, 1000)).replaceAll(/(?<!\s)\s*@\s*/g, '@')) ?? []
  // Removes quotes and dots before the address.
  const address = found?.replace(/^['’.]+/, '')
  return address && address.length <= MOST && !address.startsWith('@') ? address : undefined
}
