import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES } from '../../src/docs/pages.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface Document {
  /** The path below the project's folder. */
  readonly file: string
  readonly text: string
}

const read = (file: string): Document => ({ file, text: readFileSync(join(ROOT, file), 'utf8') })

/** The README and the pages for shops and operators. Tests compile or run their contents. */
export const DOCUMENTS: readonly Document[] = [
  'README.md',
  ...PAGES.map(({ file }) => file).filter((file) => file.startsWith('public/docs/')),
].map(read)

/** All documents, including the pages for maintainers. */
export const EVERYTHING: readonly Document[] = [
  ...DOCUMENTS,
  ...['src/README.md', 'e2e/README.md', 'demo/sale-day/README.md', '.github/SECURITY.md', 'CHANGELOG.md'].map(
    read,
  ),
]

/** One page by its name, `security`. */
export function pageText(name: string): string {
  const page = DOCUMENTS.find(({ file }) => file === `public/docs/${name}.md`)
  if (!page) throw new Error(`There is no page ${name}.`)
  return page.text
}

export const README = DOCUMENTS[0]?.text ?? ''
