import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DISTINCT as BLOCKS, testFile, type Block } from './blocks.ts'

/* Every block of code in the documents compiles against the types of the built package. */

const ROOT = join(import.meta.dirname, '../..')

// The compiler is another process and slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** The shop's own names, and the script's: all that an example may use without saying where it comes from. */
const PRELUDE = `
interface Order { id: string; references: string[]; total: string; live: boolean; checkout: import('klump-checkout').KlumpOrder }
declare const orders: {
  find(id: string): Promise<Order>
  isPaid(orderId: string): Promise<boolean>
  anotherPaidWith(reference: string, orderId: string): Promise<boolean>
  markPaidOnce(orderId: string, reference: unknown): Promise<void>
  loanAsked(reference: string): Promise<void>
  confirm(event: import('klump-checkout/server').TransactionEvent): Promise<{ verdict: string }>
  attempts: import('klump-checkout/server').AttemptStore
  open(): AsyncIterable<import('klump-checkout/server').OrderToAsk & { id: string }>
  answered(orderId: string): Promise<void>
  tellSomebody(orderId: string, about: unknown): Promise<void>
}
declare var Klump: new (options: import('klump-checkout').KlumpOptions) => object
declare function defineProps<Props>(): Props
declare module 'vue' { export function onBeforeUnmount(hook: () => void): void }
declare module '@angular/core' {
  export function Component(about: { selector: string; schemas: unknown[]; template: string }): ClassDecorator
  export const CUSTOM_ELEMENTS_SCHEMA: unknown
  export const input: { required<Value>(): () => Value }
}
`

let folder: string
beforeEach(() => {
  // Inside the project, so that the package and React are found as an app would find them.
  mkdirSync(join(ROOT, '.reports'), { recursive: true })
  folder = mkdtempSync(join(ROOT, '.reports/docs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

// queue.js puts a function in place of the later class. The compiler refuses it as a constructor; e2e/pages runs it.
const isScript = ({ language, name }: Block) => ['js', 'mjs'].includes(language) && name !== 'queue.js'
// The type Outcome is printed and not used; it has a test of its own.
const isTyped = (block: Block) =>
  ['ts', 'tsx', 'vue'].includes(block.language) && block.name !== 'outcome.ts' && !testFile(block)

/** The code that a bundler sees. For a Vue component: its script, and the names that its template calls. */
function code({ language, text }: Block): string {
  if (language !== 'vue') return text
  const [, script] = /<script setup lang="ts">\n(.*?)<\/script>/s.exec(text) ?? []
  if (!script) throw new Error('A block of Vue has no <script setup lang="ts">.')
  const called = [...text.matchAll(/ @\w+="(\w+)"/g)].map(([, name]) => `void ${name}`)
  return `${script}\n${called.join('\n')}`
}

/** TypeScript's errors in these blocks, each under the block's name or its document and line. */
async function complaints(blocks: readonly Block[], compilerOptions: object): Promise<string> {
  const files = blocks.map((block) => {
    const extension = block.language === 'vue' ? 'vue.ts' : block.language
    const name = block.name || `${basename(block.file)}-${block.line}.${extension}`
    const file = name.replace(/\.vue$/, '.vue.ts').replaceAll('/', '-')
    // A page's script is not a module. The export keeps its names apart from those of other blocks.
    writeFileSync(join(folder, file), `${code(block)}\nexport {}\n`)
    return file
  })
  writeFileSync(join(folder, 'prelude.d.ts'), PRELUDE)
  const settings = {
    compilerOptions: {
      strict: true,
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2023', 'dom', 'dom.iterable'],
      jsx: 'react-jsx',
      experimentalDecorators: true,
      types: ['node'],
      skipLibCheck: true,
      paths: { '@/lib/*': ['./*'] },
      noEmit: true,
      ...compilerOptions,
    },
    files: ['prelude.d.ts', ...files],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const run = promisify(execFile)(process.execPath, [tsc, '--pretty', 'false', '-p', folder], { cwd: folder })
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  return stdout
}

test('the TypeScript, React and Vue examples compile', async () => {
  const typed = BLOCKS.filter(isTyped)
  expect(typed.map(({ language }) => language)).toEqual(expect.arrayContaining(['ts', 'tsx', 'vue']))
  expect(await complaints(typed, { exactOptionalPropertyTypes: true, noUnusedLocals: true })).toBe('')
})

test('the JavaScript examples use only known names and properties, as far as the compiler can tell', async () => {
  const scripts = BLOCKS.filter(isScript)
  expect(scripts.length).toBeGreaterThan(0)
  const said = await complaints(scripts, { allowJs: true, checkJs: true, strict: false })
  expect(said).toBe('')
})

test('this test finds code that does not compile', async () => {
  const wrong: Block = {
    language: 'ts',
    name: 'wrong.ts',
    file: 'README.md',
    line: 1,
    text: `import { Klump, type Outcome } from 'klump-checkout'
new Klump({ publickey: 'x' })
export const reference = (outcome: Outcome) => outcome.reference
orders.nothing()
`,
  }
  const said = await complaints([wrong], {})
  expect([...said.matchAll(/wrong\.ts\((\d+),/g)].map(([, line]) => Number(line))).toEqual([2, 3, 4])
})

test('the type Outcome in the documents is the exported type', async () => {
  const printed = BLOCKS.find(({ name }) => name === 'outcome.ts')
  if (!printed) throw new Error('The documents no longer print the type Outcome.')
  const text = `import type { KlumpError, Outcome as Exported } from 'klump-checkout'
${printed.text}
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
export const there: Exported = {} as Outcome
export const back: Outcome = {} as Exported
export const statuses: Same<Exported['status'], Outcome['status']> = true
`
  expect(await complaints([{ ...printed, text }], { exactOptionalPropertyTypes: true })).toBe('')
})
