import { fold } from './fold.ts'

// Looked for at the beginning of a word only, so that a long word without @ is not read again from each of its characters.
const ADDRESS = /(?<![^\s@<>()[\]",;:\\])[^\s@<>()[\]",;:\\]+@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+/u
/** The longest that can be delivered to. */
const MOST = 254

/**
 * The email address in a text: `Ada <ada@x.ng>`, `mailto:ada@x.ng`, of several the first. Undefined when there is none. Whether
 * somebody reads it, nobody here can know.
 */
export function emailIn(text: string): string | undefined {
  const [found] = ADDRESS.exec(fold(text.slice(0, 1000)).replaceAll(/(?<!\s)\s*@\s*/g, '@')) ?? []
  // What quotes it.
  const address = found?.replace(/^['’.]+/, '')
  return address && address.length <= MOST && !address.startsWith('@') ? address : undefined
}
