import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isPicture, targetOf } from './links.ts'
import { render } from './markdown.ts'
import { documentOf } from './page.ts'
import { PAGES } from './pages.ts'
import { markFile } from '../shared/mark.ts'

/** An entry of docs/search.json: one for each heading. */
export interface SearchEntry {
  readonly id: string
  readonly page: string
  readonly heading: string
  readonly text: string
}

/**
 * Writes dist/docs: each page as HTML and as Markdown, the search's entries, the pictures and llms.txt. docs.js is built by Vite.
 * All links are relative, so that the folder works below any address.
 */
export function writeDocs(root: string): void {
  const out = join(root, 'dist/docs')
  mkdirSync(out, { recursive: true })
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const entries: SearchEntry[] = []
  for (const page of PAGES) {
    const markdown = readFileSync(join(root, page.file), 'utf8')
    const rendered = render(markdown, page.file)
    writeFileSync(join(out, `${page.name}.html`), documentOf(page, rendered, version))
    writeFileSync(join(out, `${page.name}.md`), withLinks(markdown, page.file))
    for (const { anchor, heading, text } of rendered.sections)
      entries.push({ id: `${page.name}.html#${anchor}`, page: page.title, heading, text })
  }
  writeFileSync(join(out, 'search.json'), JSON.stringify(entries))
  writeFileSync(join(out, 'llms.txt'), llmsText(version))
  cpSync(join(root, 'src/docs/client/docs.css'), join(out, 'docs.css'))
  rmSync(join(out, 'pictures'), { recursive: true, force: true })
  for (const file of readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' }))
    if (isPicture(`public/${file}`)) cpSync(join(root, 'public', file), join(out, 'pictures', basename(file)))
  writeFileSync(join(out, 'pictures/mark.svg'), markFile())
}

/** The page's Markdown with links that work in dist/docs. A link to a file that is not there becomes its text. */
function withLinks(markdown: string, file: string): string {
  // Code between fences stays as it is.
  return markdown
    .split(/(^ *```[^]*?^ *```$)/m)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replaceAll(/(!?)\[([^[\]]*)\]\(([^()\s]+)\)/g, (_, mark: string, text: string, href: string) => {
              const target = targetOf(href, file, 'md')
              return target === undefined ? text : `${mark}[${text}](${target})`
            })
            .replaceAll(/ src="([^"]+)"/g, (_, src: string) => ` src="${targetOf(src, file, 'md') ?? src}"`),
    )
    .join('')
}

function llmsText(version: string): string {
  const lines = PAGES.map(({ name, title, about }) => `- [${title}](${name}.md): ${about}`)
  return `# klump-checkout ${version}

> A checkout overlay for Klump, Nigeria's pay-in-instalments service. The page opens it with the public key and gets a reference; the shop's server verifies the reference with the secret key.

## Pages

${lines.join('\n')}
`
}
