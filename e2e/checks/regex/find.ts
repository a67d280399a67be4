import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-5.9'

const ROOT = join(import.meta.dirname, '../../..')

/** The code that users run: without tests, test helpers, and tools that read this project's own files. */
const FILES = ['src', 'demo']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  .filter((path) => /\.(?:tsx?|js)$/.test(path) && !/\.d\.ts$|\.test\.|\/testing\/|^demo\/build\//.test(path))

export interface Found {
  /** File and line. */
  readonly at: string
  readonly regex: RegExp
}

/** Every regular expression literal in `src` and `demo`. */
export function writtenOut(): Found[] {
  return FILES.flatMap((path) => {
    const found: Found[] = []
    const code = readFileSync(join(ROOT, path), 'utf8')
    const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, source = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? []
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1
        found.push({ at: `${path}:${line}`, regex: new RegExp(source, flags) })
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
    return found
  })
}

/** The files that build a regular expression from parts. */
export const puttingTogether = (): string[] =>
  FILES.filter((path) => readFileSync(join(ROOT, path), 'utf8').includes('new RegExp('))
