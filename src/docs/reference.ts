import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import ts from 'typescript-5.9'

/** The entries that shops import, each with the file that exports its parts. */
const ENTRIES = [
  ['klump-checkout', 'src/index.ts'],
  ['klump-checkout/elements', 'src/elements/index.ts'],
  ['klump-checkout/server', 'src/server/index.ts'],
  ['klump-checkout/testing', 'src/testing/index.ts'],
  ['klump-checkout/testing/sandbox', 'src/testing/sandbox.ts'],
  ['klump-checkout/host', 'src/host/index.ts'],
] as const

/** Exports that this entry only re-exports: they are documented under another entry. */
const DOCUMENTED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'klump-checkout': ['default'],
  'klump-checkout/testing': ['default', 'Klump', 'KlumpError'],
}

const TITLES: Readonly<Record<string, string>> = {
  KlumpButtonAttributes: '`<klump-button>`',
  KlumpBannerAttributes: '`<klump-banner>`',
}

const FILE = 'public/docs/options.md'
const START = '<!-- From here on written by npm run docs, from the comments of the types. -->'

interface Reference {
  readonly text: string
  /** Exports and members that have no comment. */
  readonly silent: readonly string[]
}

/** The page with its generated part from the current types. */
export async function referencePage(root: string): Promise<Reference> {
  const page = readFileSync(join(root, FILE), 'utf8')
  const [own = ''] = page.split(START)
  const program = ts.createProgram(
    ENTRIES.map(([, file]) => join(root, file)),
    {
      strict: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    },
  )
  const silent: string[] = []
  const parts = ENTRIES.map(([name, file]) => entryText(program, name, join(root, file), silent))
  const text = `${own}${START}\n\n${parts.join('\n\n')}\n`
  return {
    text: await format(text, { ...(await resolveConfig(join(root, FILE))), parser: 'markdown' }),
    silent,
  }
}

export async function writeReference(root: string): Promise<void> {
  writeFileSync(join(root, FILE), (await referencePage(root)).text)
}

function entryText(program: ts.Program, name: string, file: string, silent: string[]): string {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  if (!module) throw new Error(`${file} is not a module.`)
  const leftOut = DOCUMENTED_ELSEWHERE[name] ?? []
  const parts = checker
    .getExportsOfModule(module)
    .filter((symbol) => !leftOut.includes(symbol.name))
    .map((symbol) => {
      const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      return exportText(symbol.name, own, checker, silent)
    })
  return [`## ${name}`, ...parts].join('\n\n')
}

function exportText(name: string, symbol: ts.Symbol, checker: ts.TypeChecker, silent: string[]): string {
  const declarations = symbol.declarations ?? []
  const shape = declarations.find((each) => ts.isInterfaceDeclaration(each) || ts.isClassDeclaration(each))
  const alias = declarations.find(ts.isTypeAliasDeclaration)
  const heading = `### ${TITLES[name] ?? name}`
  const about = comment(symbol, checker)
  if (!about) silent.push(name)
  if (shape)
    return [heading, about, parentsOf(shape), ...membersOf(shape, checker, name, silent)]
      .filter(Boolean)
      .join('\n\n')
  if (alias && !declarations.some(ts.isVariableDeclaration))
    return [heading, about, fence(`type ${name} = ${aliasText(symbol, alias, checker)}`)]
      .filter(Boolean)
      .join('\n\n')
  const instance = instanceOf(symbol, checker)
  if (instance)
    return [heading, about, ...membersOf(instance, checker, name, silent)].filter(Boolean).join('\n\n')
  const [signature] = checker.getSignaturesOfType(checker.getTypeOfSymbol(symbol), ts.SignatureKind.Call)
  const text = signature
    ? fence(
        `function ${name}${checker.signatureToString(signature, undefined, ts.TypeFormatFlags.NoTruncation)}`,
      )
    : ''
  return [heading, about, text].filter(Boolean).join('\n\n')
}

/** A union of string literals that is computed from other types is written out. */
function aliasText(symbol: ts.Symbol, alias: ts.TypeAliasDeclaration, checker: ts.TypeChecker): string {
  const written = alias.type.getText()
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  const isComputed = /keyof|Exclude|\b[A-Z]\w+ \| [A-Z]/.test(written)
  if (!isComputed || !type.isUnion() || !type.types.every((each) => each.isStringLiteral())) return written
  return type.types.map((each) => `\n  | '${each.value}'`).join('')
}

/** The class behind a constant such as `Klump`, and the class that it extends. */
function instanceOf(symbol: ts.Symbol, checker: ts.TypeChecker): ts.ClassDeclaration | undefined {
  const [made] = checker.getSignaturesOfType(checker.getTypeOfSymbol(symbol), ts.SignatureKind.Construct)
  const declaration = made?.getReturnType().symbol?.declarations?.[0]
  return declaration && ts.isClassDeclaration(declaration) ? declaration : undefined
}

function parentsOf(shape: ts.InterfaceDeclaration | ts.ClassDeclaration): string {
  const names = (shape.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => `\`${flat(type.getText())}\``),
  )
  return names.length > 0 ? `With all that ${names.join(' and ')} has.` : ''
}

function membersOf(
  shape: ts.InterfaceDeclaration | ts.ClassDeclaration,
  checker: ts.TypeChecker,
  owner: string,
  silent: string[],
): string[] {
  const lines: string[] = []
  const parents = ts.isClassDeclaration(shape) ? classParents(shape, checker) : []
  for (const { members } of [shape, ...parents])
    for (const member of members) {
      const line = memberLine(member, checker, owner, silent)
      if (line && !lines.includes(line)) lines.push(line)
    }
  return lines.length > 0 ? [lines.join('\n')] : []
}

/** Parent classes of this package only: the members of Error need no description. */
function classParents(shape: ts.ClassDeclaration, checker: ts.TypeChecker): ts.ClassDeclaration[] {
  const parent = shape.heritageClauses?.[0]?.types[0]
  const symbol = parent && checker.getTypeAtLocation(parent).symbol
  const declaration = symbol?.declarations?.find(ts.isClassDeclaration)
  return declaration ? [declaration, ...classParents(declaration, checker)] : []
}

function memberLine(
  member: ts.TypeElement | ts.ClassElement,
  checker: ts.TypeChecker,
  owner: string,
  silent: string[],
): string | undefined {
  const { name } = member
  if (!name || ts.isPrivateIdentifier(name)) return undefined
  const flags = ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : []
  if (flags.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)) return undefined
  const symbol = checker.getSymbolAtLocation(name)
  const about = symbol && comment(symbol, checker)
  const tags = symbol?.getJsDocTags(checker) ?? []
  if (tags.some((tag) => tag.name === 'deprecated')) return undefined
  const label = name.getText().replaceAll("'", '')
  if (!about) silent.push(`${owner}.${label}`)
  const isOptional = 'questionToken' in member && member.questionToken !== undefined
  const prefix = flags.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ? `${owner}.` : ''
  const type = typeText(member, checker)
  return `- **\`${prefix}${label}${isOptional ? '?' : ''}\`** \`${type}\`${about ? `: ${about}` : ''}`
}

function typeText(member: ts.TypeElement | ts.ClassElement, checker: ts.TypeChecker): string {
  if (ts.isMethodSignature(member) || ts.isMethodDeclaration(member)) {
    const signature = checker.getSignatureFromDeclaration(member)
    return signature ? flat(checker.signatureToString(signature)) : ''
  }
  const { type } = member as { type?: ts.TypeNode }
  const text = type ? type.getText() : checker.typeToString(checker.getTypeAtLocation(member))
  return flat(text)
    .replace(/ \| undefined$/, '')
    .replace(/^\((.*)\)$/, (whole, inner: string) => (inner.includes(') | (') ? whole : inner))
}

const flat = (text: string) =>
  text
    .replaceAll(/\/\*\*?[^]*?\*\//g, '')
    // The members of a type that is written over several lines.
    .replaceAll(/(?<![{(,\n ])\n *(?=\w+\??:)/g, '; ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\| /, '')

const fence = (code: string) => `\`\`\`ts declaration\n${code}\n\`\`\``

function comment(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker))
  const throws = symbol
    .getJsDocTags(checker)
    .filter(({ name }) => name === 'throws')
    .map(({ text }) => `Throws ${ts.displayPartsToString(text)}.`.replace('..', '.'))
  // Examples in comments are for editors; the pages have their own, which are run.
  return [text.replaceAll(/```[^]*?```/g, ''), ...throws].join(' ').replaceAll(/\s+/g, ' ').trim()
}
