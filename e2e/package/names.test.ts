import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript-5.9'
import { expect, test } from 'vitest'
import { ROOT } from './app.ts'

const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { types: string; default?: string }>
}

/** Entries with types, each by the name that one imports. */
const entries = Object.entries(exports).flatMap(([path, where]) =>
  typeof where === 'object' ? [{ name: `klump-checkout${path.slice(1)}`, ...where }] : [],
)

const program = ts.createProgram(
  entries.map(({ types }) => join(ROOT, types)),
  {
    strict: true,
    module: ts.ModuleKind.NodeNext,
    noEmit: true,
    types: [],
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  },
)
const checker = program.getTypeChecker()
const printer = ts.createPrinter({ removeComments: true })

interface Name {
  readonly name: string
  readonly isValue: boolean
  readonly declared: string[]
}

function namesOf(types: string): Name[] {
  const file = program.getSourceFile(join(ROOT, types))
  const module = file && checker.getSymbolAtLocation(file)
  if (!module) return []
  return checker.getExportsOfModule(module).map((symbol) => {
    const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const declared = (meant.declarations ?? []).flatMap(withBase).map((node) => {
      const whole = ts.isVariableDeclaration(node) ? node.parent.parent : node
      return printer.printNode(ts.EmitHint.Unspecified, whole, node.getSourceFile())
    })
    return { name: symbol.name, isValue: (meant.flags & ts.SymbolFlags.Value) !== 0, declared }
  })
}

/** An exported class may inherit methods from a class that is not exported. These are public, too. */
function withBase(node: ts.Declaration): ts.Declaration[] {
  if (!ts.isClassDeclaration(node)) return [node]
  const base = node.heritageClauses?.[0]?.types[0]
  const symbol = base && checker.getTypeAtLocation(base.expression).getSymbol()
  const inherited = symbol?.declarations?.filter((other) => !other.getSourceFile().hasNoDefaultLib) ?? []
  return [node, ...inherited.filter((other) => other.getSourceFile().fileName.startsWith(ROOT))]
}

test('the exported names and types are those of public-names.txt: a change there is a change for shops', async () => {
  const text = entries.map(({ name, types }) => {
    const names = namesOf(types).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return [`=== ${name}`, ...names.map((each) => `--- ${each.name}\n${each.declared.join('\n')}`)].join('\n')
  })
  expect(program.getOptionsDiagnostics()).toEqual([])
  await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot('public-names.txt')
})

test.each(entries.filter((entry) => entry.default !== undefined))(
  '$name exports the values that its types declare, and no others',
  async ({ types, default: file = '' }) => {
    const promised = namesOf(types).flatMap(({ name, isValue }) => (isValue ? [name] : []))
    const there = Object.keys((await import(join(ROOT, file))) as object)
    expect(new Set(there)).toEqual(new Set(promised))
  },
)
