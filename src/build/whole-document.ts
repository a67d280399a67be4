import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin, Rolldown } from 'vite'

/**
 * The entries of the checkout inside its document, in the order in which they run. Each is an inline classic script, so it runs as soon as
 * its last line has arrived. No file can import an inline script: the exports of an entry are a constant of this name, which later scripts
 * of the document and chunks read. The constant is no property of the window, and no element's name can hide it.
 */
const INLINE: Readonly<Record<string, string>> = {
  'first-lines.js': 'klumpFirstLines',
  'main.js': 'klumpMain',
}

export const isInline = (fileName: string): boolean => fileName in INLINE

/**
 * Chunks without which a purchase cannot go on. Their addresses are written into the document: a failed load is retried there with a
 * query, because a browser does not request the address of a failed module again (checkout/chunks.ts).
 */
const NEEDED = ['later', 'clean-terms']

/**
 * Writes the checkout's document with its style and its scripts inside: one response brings the first screen. `template` is the document
 * as it is written by hand, with a comment where each part goes. The policy names each part by its hash.
 */
export function wholeDocument(environment: string, template: string): Plugin {
  return {
    name: 'whole-document',
    sharedDuringBuild: true,
    applyToEnvironment: ({ name }) => name === environment,
    renderChunk(code, { fileName }) {
      return { code: linked(this.parse(code) as unknown as Program, code, fileName), map: null }
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle)
        const scripts = Object.keys(INLINE).map((name) => {
          const chunk = files.find((file) => file.fileName === name)
          if (chunk?.type !== 'chunk') throw new Error(`The checkout has no ${name}.`)
          return { chunk, map: mapOf(bundle, name) }
        })
        const style = files.find(({ fileName }) => fileName.endsWith('.css'))
        if (style?.type !== 'asset') throw new Error('The checkout has no style sheet.')
        const texts = scripts.map(({ chunk, map }) => {
          delete bundle[chunk.fileName]
          const text = inlined(chunk.code.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '').trim())
          if (!map) return text
          const fileName = `assets/${chunk.name}-${hashOf(text).slice(0, 8).replaceAll(/\W/g, '_')}.js.map`
          delete bundle[map.fileName]
          this.emitFile({ type: 'asset', fileName, source: map.source })
          return `${text}\n//# sourceMappingURL=${fileName}`
        })
        delete bundle[style.fileName]
        // Removes the bundler's mark at the end.
        const css = String(style.source)
          .replace(/\/\*\$vite\$:\d+\*\/\s*$/, '')
          .trim()
        const metas = [
          `<meta name="klump-build" content="${hashOf(texts.join('')).slice(0, 8)}" />`,
          ...files.flatMap((file) =>
            file.type === 'chunk' && file.isDynamicEntry && NEEDED.includes(file.name)
              ? [`<meta name="klump-chunk-${file.name}" content="./${file.fileName}" />`]
              : [],
          ),
        ]
        const parts: Readonly<Record<string, string>> = {
          metas: metas.join('\n    '),
          style: `<style>${css}</style>`,
          ...Object.fromEntries(
            scripts.map(({ chunk }, index) => [chunk.name, `<script>${texts[index]}</script>`]),
          ),
        }
        const html = Object.entries(parts).reduce(
          (html, [name, part]) => replaceOnce(html, `<!-- build: ${name} -->`, part),
          readFileSync(template, 'utf8'),
        )
        const named = (list: readonly string[]) => list.map((text) => `'sha256-${hashOf(text)}'`).join(' ')
        const withScripts = replaceOnce(html, "script-src 'self'", `script-src 'self' ${named(texts)}`)
        const source = replaceOnce(withScripts, "style-src 'none'", `style-src ${named([css])}`)
        this.emitFile({ type: 'asset', fileName: 'index.html', source })
      },
    },
  }
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}
interface Specifier extends Node {
  readonly local: { readonly name: string }
  readonly imported: { readonly name: string }
  readonly exported: { readonly name: string }
}
interface Statement extends Node {
  readonly source?: { readonly value: string } | null
  readonly specifiers?: readonly Specifier[]
}
interface Program {
  readonly body: readonly Statement[]
}

/**
 * Makes a chunk read its imports from inline entries from their constants, and wraps an inline entry into its own. Lines stay where they
 * are, so the source map stays valid. Values are copied: `import/no-mutable-exports` forbids an export that changes.
 */
function linked({ body }: Program, code: string, fileName: string): string {
  const constant = INLINE[fileName]
  let text = ''
  let end = 0
  const exported: string[] = []
  const replace = (node: Node, by: string) => {
    text += code.slice(end, node.start) + by
    end = node.end
  }
  for (const node of body) {
    const from = INLINE[node.source?.value.split('/').at(-1) ?? '']
    const names = node.specifiers ?? []
    if (node.type === 'ImportDeclaration' && from !== undefined)
      replace(
        node,
        `const {${names.map(({ imported, local }) => `${imported.name}:${local.name}`).join()}}=${from};`,
      )
    else if (node.source)
      throw new Error(`${fileName} imports ${node.source.value}, which comes in no document.`)
    else if (node.type === 'ExportNamedDeclaration' && constant !== undefined) {
      exported.push(...names.map(({ exported, local }) => `${exported.name}:${local.name}`))
      replace(node, '')
    }
  }
  text += code.slice(end)
  if (constant === undefined) return text
  return `const ${constant}=(()=>{"use strict";${text}\nreturn {${exported.join()}}})();`
}

/** Returns the script. @throws Error when it would end its script element */
function inlined(script: string): string {
  if (/<\/script|<!--/i.test(script)) throw new Error('An inline script holds what ends a script element.')
  return script
}

function mapOf(bundle: Rolldown.OutputBundle, name: string) {
  const map = bundle[`${name}.map`]
  return map?.type === 'asset' ? map : undefined
}

/** @throws Error when the document has no such place, or two */
function replaceOnce(html: string, place: string, part: string): string {
  if (html.split(place).length !== 2) throw new Error(`The document does not have exactly one ${place}`)
  return html.replace(place, () => part)
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64')
