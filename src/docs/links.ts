import { basename, dirname, join } from 'node:path/posix'
import { PAGES } from './pages.ts'

export type Ending = 'html' | 'md'

/**
 * The target of a Markdown link in the built documentation. Pages link to each other by their files in the project, so that the same link
 * works in the project's files. Undefined for a file that is not part of the documentation.
 */
export function targetOf(href: string, fromFile: string, ending: Ending): string | undefined {
  if (/^(?:https?:|mailto:|#)/.test(href)) return href
  const [path = '', anchor] = href.split('#')
  const file = join(dirname(fromFile), path)
  if (isPicture(file)) return `pictures/${basename(file)}`
  const page = PAGES.find((each) => each.file === (file === 'README.md' ? 'public/docs/index.md' : file))
  return page && `${page.name}.${ending}${anchor === undefined ? '' : `#${anchor}`}`
}

export const isPicture = (file: string) => /^public\/.+\.(?:svg|png|jpg)$/.test(file)

/** The name of a heading in an address, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-')
}
