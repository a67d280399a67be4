import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const README = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')

/** One fenced block of the README. */
export interface Block {
  language: string
  /** From the comment before it, `<!-- example: shop.js -->`, which readers do not see; empty without one. */
  name: string
  text: string
  /** Line of the README at which it begins, for messages. */
  line: number
}

const FENCE = /(?:<!-- example: (\S+) -->\n\n)?^ *```(\w*)\n(.*?)^ *```$/gms

export const BLOCKS: readonly Block[] = [...README.matchAll(FENCE)].map((match) => ({
  name: match[1] ?? '',
  language: match[2] ?? '',
  text: match[3] ?? '',
  line: README.slice(0, match.index).split('\n').length,
}))

/** Written for a test runner, and run by one: by the tests of the package, which know these blocks by their first line. */
export const testFile = ({ text }: Block): string | undefined =>
  /^\/\/ (\S+\.(?:test|spec)\.ts)/.exec(text)?.[1]

/** The text of the example of this name, as it stands in the README. */
export function example(name: string): string {
  const block = BLOCKS.find((block) => block.name === name)
  if (!block) throw new Error(`The README has no example ${name}: a comment before the block names it.`)
  return block.text
}

/** An example with places and keys that exist in the place of those that are made up. Fails when one of them is not in it. */
export function exampleWith(name: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((text, [madeUp, real]) => {
    if (!text.includes(madeUp)) throw new Error(`The README's ${name} no longer holds ${madeUp}.`)
    return text.replaceAll(madeUp, real)
  }, example(name))
}

export const MADE_UP = {
  key: 'klp_pk_test_madeup0001example',
  host: 'https://js.your-klump-host.example',
  api: 'https://api.useklump.com',
}
