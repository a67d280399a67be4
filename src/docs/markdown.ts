import { Marked, type Token, type Tokens } from 'marked'
import { anchorOf, targetOf } from './links.ts'
import { recordedRun } from './runs.ts'

/** A heading with the text below it, up to the next heading: an entry for the search. */
export interface Section {
  readonly anchor: string
  readonly heading: string
  readonly text: string
}

export interface Rendered {
  readonly html: string
  readonly sections: readonly Section[]
  /** Sections of the second level, for the list beside the page. */
  readonly contents: readonly Section[]
}

/** Renders one page as HTML. `file` is its path in the project, from which its links are resolved. */
export function render(markdown: string, file: string): Rendered {
  const anchors = new Map<string, number>()
  const sections: { anchor: string; heading: string; text: string; depth: number }[] = []
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const plain = plainText(text)
        const anchor = unique(anchors, anchorOf(plain))
        sections.push({ anchor, heading: plain, text: '', depth })
        const inner = this.parser.parseInline(tokens)
        const link =
          depth > 1 ? ` <a class="anchor" href="#${anchor}" aria-label="Link to ${escape(plain)}">#</a>` : ''
        return `<h${depth} id="${anchor}">${inner}${link}</h${depth}>\n`
      },
      code: ({ text, lang }) =>
        `<pre tabindex="0"><code data-language="${escape(lang ?? '')}">${escape(text)}</code></pre>\n`,
      table(token) {
        // A wide table scrolls by itself, so the keyboard must reach it.
        return `<div class="table" tabindex="0" role="region" aria-label="Table: ${escape(plainText(token.header[0]?.text ?? ''))}">${tableOf(token, (tokens) => this.parser.parseInline(tokens))}</div>\n`
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens)
        const target = targetOf(href, file, 'html')
        if (target === undefined) return inner
        return `<a href="${escape(target)}">${inner}</a>`
      },
      image: ({ href, text }) =>
        `<img src="${escape(targetOf(href, file, 'html') ?? href)}" alt="${escape(text)}">`,
      html({ text }) {
        const [, name] = /^<!-- try: (\w+) -->/.exec(text) ?? []
        if (name) return `<div class="try" data-try="${name}">${recordedRun(name)}</div>\n`
        if (text.startsWith('<!--')) return ''
        return text.replaceAll(
          /src="([^"]+)"/g,
          (_, src: string) => `src="${targetOf(src, file, 'html') ?? src}"`,
        )
      },
    },
  })
  const tokens = marked.lexer(markdown)
  const html = marked.parser(tokens)
  collectText(tokens, sections)
  return { html, sections, contents: sections.filter(({ depth }) => depth === 2) }
}

function tableOf({ header, rows }: Tokens.Table, inline: (tokens: Token[]) => string): string {
  const cells = (tag: string, row: readonly Tokens.TableCell[]) =>
    `<tr>${row.map(({ tokens }) => `<${tag}>${inline(tokens)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${cells('th', header)}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`
}

/** Puts the words below each heading into its section; both come in the order of the page. */
function collectText(tokens: readonly Token[], sections: readonly { text: string }[]): void {
  let index = -1
  for (const token of tokens) {
    if (token.type === 'heading') index += 1
    else if (sections[index] && token.type !== 'html')
      Object.assign(sections[index] as object, {
        text: `${sections[index]?.text ?? ''} ${plainText(token.raw)}`.trim(),
      })
  }
}

function unique(taken: Map<string, number>, anchor: string): string {
  const times = taken.get(anchor) ?? 0
  taken.set(anchor, times + 1)
  return times === 0 ? anchor : `${anchor}-${times}`
}

/** Markdown without its marks: enough for a search and for a heading's name. */
export const plainText = (markdown: string) =>
  markdown
    .replaceAll(/<!--[^]*?-->/g, ' ')
    .replaceAll(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replaceAll(/[`*|]|^#+ /gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

export const escape = (text: string) =>
  text.replaceAll(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
