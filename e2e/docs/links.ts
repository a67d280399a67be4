import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { anchorOf } from '../../src/docs/links.ts'

/** The text without code, in which brackets are no links. */
const prose = (text: string) =>
  text
    .replaceAll(/^ *```[^]*?^ *```$/gm, '')
    .split('`')
    .map((part, index) => (index % 2 === 1 && /\]\(| src=/.test(part) ? '' : part))
    .join('`')

/** The targets of the links and pictures of a page, as written. */
export function linksOf(file: string, text: string): string[] {
  return file.endsWith('.html')
    ? [...text.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, href = '']) => href)
    : [...prose(text).matchAll(/\]\(([^()\s]+)\)| src="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '')
}

/** The anchors of a page. */
export function anchorsOf(file: string, text: string): Set<string> {
  if (file.endsWith('.html')) return new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id))
  const taken = new Map<string, number>()
  return new Set(
    [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
      const plain = heading.replaceAll(/\[([^[\]]*)\]\([^()]*\)/g, '$1').replaceAll(/[`*]/g, '')
      const anchor = anchorOf(plain)
      const times = taken.get(anchor) ?? 0
      taken.set(anchor, times + 1)
      return times === 0 ? anchor : `${anchor}-${times}`
    }),
  )
}

export const isElsewhere = (href: string) => /^(?:https?:|mailto:)/.test(href)

/** The problem of a link in a file below `root`, or undefined. Other sites are not requested. */
export function broken(root: string, file: string, href: string): string | undefined {
  if (isElsewhere(href)) return undefined
  const [path = '', anchor] = href.split('#')
  const target = path === '' ? file : join(dirname(file), path)
  const place = join(root, target)
  if (!existsSync(place) || !statSync(place).isFile()) return `${file}: there is no ${target}`
  if (anchor === undefined) return undefined
  return anchorsOf(target, readFileSync(place, 'utf8')).has(anchor)
    ? undefined
    : `${file}: ${target} has no #${anchor}`
}

/** Checks every link of these files below `root`. */
export function brokenLinks(root: string, files: readonly string[]): string[] {
  return files.flatMap((file) =>
    linksOf(file, readFileSync(join(root, file), 'utf8')).flatMap((href) => broken(root, file, href) ?? []),
  )
}
