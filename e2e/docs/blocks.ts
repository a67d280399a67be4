import { DOCUMENTS } from './documents.ts'

/** One fenced block of a document. */
export interface Block {
  /** The path of the document. */
  file: string
  language: string
  /** The name in the hidden comment before the block, `<!-- example: shop.js -->`; empty without one. */
  name: string
  text: string
  /** The first line of the block in the document, for messages. */
  line: number
}

const FENCE = /(?:<!-- example: (\S+) -->\n\n)?^ *```(\w*)( declaration)?\n(.*?)^ *```$/gms

/** All blocks except the printed types of the reference, which another test compares with the source. */
export const BLOCKS: readonly Block[] = DOCUMENTS.flatMap(({ file, text }) =>
  [...text.matchAll(FENCE)]
    .filter(([, , , isDeclaration]) => !isDeclaration)
    .map((match) => ({
      file,
      name: match[1] ?? '',
      language: match[2] ?? '',
      text: match[4] ?? '',
      line: text.slice(0, match.index).split('\n').length,
    })),
)

/** Each named block once: some are in the README and on a page. */
export const DISTINCT: readonly Block[] = BLOCKS.filter(
  (block, index) => !block.name || BLOCKS.findIndex(({ name }) => name === block.name) === index,
)

/** Blocks for a test runner. The tests of the package run them, and find them by their first line. */
export const testFile = ({ text }: Block): string | undefined =>
  /^\/\/ (\S+\.(?:test|spec)\.ts)/.exec(text)?.[1]

/** The unchanged text of the example of this name. */
export function example(name: string): string {
  const block = BLOCKS.find((block) => block.name === name)
  if (!block) throw new Error(`The documents have no example ${name}: a comment before the block names it.`)
  return block.text
}

/** An example with real origins and keys in place of the made-up ones. Throws when it does not contain one of them. */
export function exampleWith(name: string, places: Readonly<Record<string, string>>): string {
  return Object.entries(places).reduce((text, [madeUp, real]) => {
    if (!text.includes(madeUp)) throw new Error(`The example ${name} no longer holds ${madeUp}.`)
    return text.replaceAll(madeUp, real)
  }, example(name))
}

export const MADE_UP = {
  key: 'klp_pk_test_madeup0001example',
  host: 'https://js.your-klump-host.example',
  api: 'https://api.useklump.com',
}
