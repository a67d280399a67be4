import { DOCUMENTS } from './documents.ts'

/** One fenced block of a document. */
export interface Block {
  /** The document's. */
  file: string
  language: string
  /** From the comment before it, `<!-- example: shop.js -->`, which readers do not see; empty without one. */
  name: string
  text: string
  /** Line of the document at which it begins, for messages. */
  line: number
}

const FENCE = /(?:<!-- example: (\S+) -->\n\n)?^ *```(\w*)( declaration)?\n(.*?)^ *```$/gms

/** All but the printed types of the reference, which a test of its own holds against the source. */
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

/** Each named block once: some stand in the README and on a page. */
export const DISTINCT: readonly Block[] = BLOCKS.filter(
  (block, index) => !block.name || BLOCKS.findIndex(({ name }) => name === block.name) === index,
)

/** Written for a test runner, and run by one: by the tests of the package, which know these blocks by their first line. */
export const testFile = ({ text }: Block): string | undefined =>
  /^\/\/ (\S+\.(?:test|spec)\.ts)/.exec(text)?.[1]

/** The text of the example of this name, as it stands in the document. */
export function example(name: string): string {
  const block = BLOCKS.find((block) => block.name === name)
  if (!block) throw new Error(`The documents have no example ${name}: a comment before the block names it.`)
  return block.text
}

/** An example with places and keys that exist in the place of those that are made up. Fails when one of them is not in it. */
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
