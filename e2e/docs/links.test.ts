import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { KlumpError } from '../../src/errors/klump-error.ts'
import { anchorOf } from '../../src/docs/links.ts'
import { PAGES } from '../../src/docs/pages.ts'
import { EVERYTHING } from './documents.ts'

/* Every link and every anchor: in the project's own files, in the built documentation, in errors and in the source. */

const ROOT = join(import.meta.dirname, '../..')
const DOCS = join(ROOT, 'dist/docs')

/** Without code, where brackets are no links. */
const prose = (text: string) =>
  text
    .replaceAll(/^ *```[^]*?^ *```$/gm, '')
    .split('`')
    .map((part, index) => (index % 2 === 1 && /\]\(| src=/.test(part) ? '' : part))
    .join('`')

function anchorsOf(text: string): Set<string> {
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

const anchors = new Map(EVERYTHING.map(({ file, text }) => [file, anchorsOf(text)]))
const isThere = (file: string) => existsSync(join(ROOT, file))

/** What is wrong with a link of this file, or nothing. */
function broken(file: string, href: string): string | undefined {
  if (/^(?:https?:|mailto:)/.test(href)) return undefined
  const [path = '', anchor] = href.split('#')
  const target = path === '' ? file : join(dirname(file), path)
  if (!isThere(target)) return `${file}: there is no ${target}`
  if (anchor === undefined) return undefined
  return anchors.get(target)?.has(anchor) ? undefined : `${file}: ${target} has no #${anchor}`
}

test.each(EVERYTHING.map(({ file, text }) => [file, text] as const))(
  '%s: links and anchors',
  (file, text) => {
    const links = [...prose(text).matchAll(/\]\(([^()\s]+)\)| src="([^"]+)"/g)].map(
      ([, a, b]) => a ?? b ?? '',
    )
    expect(links.flatMap((href) => broken(file, href) ?? [])).toEqual([])
  },
)

test('this test notices a link and an anchor that lead nowhere', () => {
  expect(broken('README.md', 'public/docs/nothing.md')).toMatch(/there is no/)
  expect(broken('README.md', 'public/docs/errors.md#nothing')).toMatch(/has no #nothing/)
  expect(broken('README.md', 'public/docs/errors.md#declined')).toBeUndefined()
})

test('the built pages: every link, picture, script and anchor, in HTML and in Markdown', () => {
  const files = readdirSync(DOCS, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:html|md|txt)$/.test(file),
  )
  expect(files.length).toBe(PAGES.length * 2 + 1)
  const ids = new Map(
    files.map((file) => {
      const text = readFileSync(join(DOCS, file), 'utf8')
      const found = file.endsWith('.html')
        ? [...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
        : anchorsOf(text)
      return [file, new Set(found)]
    }),
  )
  const wrong = files.flatMap((file) => {
    const text = readFileSync(join(DOCS, file), 'utf8')
    const links = file.endsWith('.html')
      ? [...text.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, href = '']) => href)
      : [...prose(text).matchAll(/\]\(([^()\s]+)\)| src="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '')
    return links
      .filter((href) => !/^https?:/.test(href))
      .flatMap((href) => {
        const [path = '', anchor] = href.split('#')
        const target = path === '' ? file : path
        if (!existsSync(join(DOCS, target)) || !statSync(join(DOCS, target)).isFile())
          return [`${file}: no ${href}`]
        return anchor === undefined || ids.get(target)?.has(anchor) ? [] : [`${file}: no anchor ${href}`]
      })
  })
  expect(wrong).toEqual([])
})

test('nothing on a built page comes from elsewhere', () => {
  for (const { name } of PAGES) {
    const html = readFileSync(join(DOCS, `${name}.html`), 'utf8')
    expect(
      [...html.matchAll(/<(?:script|link|img|iframe)[^>]* (?:src|href)="(https?:)?\/\//g)],
      name,
    ).toEqual([])
  }
})

test('what an error names as help is a heading, in both forms', () => {
  const { help } = new KlumpError({ code: 'declined', message: '' })
  const [path = '', anchor = ''] = help.split('#')
  expect(isThere(path.replace('klump-checkout/', ''))).toBe(true)
  expect(anchorsOf(readFileSync(join(ROOT, path.replace('klump-checkout/', '')), 'utf8'))).toContain(anchor)
  expect(readFileSync(join(DOCS, 'errors.html'), 'utf8')).toContain(`id="${anchor}"`)
})

test('files that texts, comments and licences name are there', () => {
  const named = ['src', 'demo', 'e2e'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/node_modules|\.test\.|\.spec\./.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(ROOT, folder, file), 'utf8')
        const pages = [...text.matchAll(/public\/docs\/[\w-]+\.md|README\.md#[\w-]+/g)].map(([page]) => page)
        return pages.map((page) => `${folder}/${file}: ${page}`)
      }),
  )
  const dead = named.filter((line) => {
    const page = line.split(': ')[1] ?? ''
    return page.includes('#') ? !anchors.get('README.md')?.has(page.split('#')[1] ?? '') : !isThere(page)
  })
  expect(dead).toEqual([])
  expect(readFileSync(join(ROOT, 'dist/THIRD-PARTY.txt'), 'utf8')).toContain('(LICENSE)')
  expect(isThere('LICENSE')).toBe(true)
})
