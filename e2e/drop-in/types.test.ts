import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

// The compiler is another process and slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'klump-types-'))
  const types = join(ROOT, 'dist/types')
  if (!existsSync(types)) throw new Error('dist/types is not built: run npm run build first.')
  cpSync(types, join(folder, 'node_modules/klump-checkout/dist/types'), { recursive: true })
  cpSync(join(ROOT, 'package.json'), join(folder, 'node_modules/klump-checkout/package.json'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}

/** Links the real types from this project's node_modules. */
function install(...names: readonly string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  }
}

/** The lines at which TypeScript found something wrong, our own types included. */
async function wrongLines(file: string, text: string): Promise<{ lines: number[]; said: string }> {
  write(file, text)
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: [],
    skipLibCheck: false,
    noEmit: true,
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: [file] }))
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const run = promisify(execFile)(process.execPath, [tsc, '--pretty', 'false', '-p', folder])
  const { stdout: said } = await run.catch((error: { stdout: string }) => error)
  const lines = said.split('\n').filter((line) => /error TS/.test(line))
  return { lines: lines.map((line) => Number(/shop\.tsx?\((\d+),/.exec(line)?.[1])), said }
}

test('the element types accept right and refuse wrong attributes in React 19', async () => {
  install('@types/react', 'csstype')
  const { lines, said } = await wrongLines(
    'shop.tsx',
    `import type {} from 'klump-checkout/elements/react'
import type { KlumpButton } from 'klump-checkout/elements'
import { createRef } from 'react'
const button = createRef<KlumpButton>()
export const right = (
  <main>
    <klump-button ref={button} public-key="klp_pk_test_madeup" order-url="/order" verify-url="/confirm" size="large" scheme="auto" disabled={false} className="pay" onklump-success={({ detail }) => detail.reference.padStart(9)}><p slot="paid">Thanks</p></klump-button>
    <klump-button options={{ publicKey: 'klp_pk_test_madeup', data: async () => ({ amount: 1, currency: 'NGN', items: [] }), onClose: ({ type }) => type }} onklump-error={({ detail }) => detail.code} />
    <klump-banner amount={45000} public-key="klp_pk_test_madeup" />
  </main>
)
export const wrong = [
  <klump-button size="huge" />,
  <klump-button public_key="klp_pk_test_madeup" />,
  <klump-button options={{ publickey: 'x' }} />,
  <klump-button onklump-success={({ detail }) => detail.status} />,
  <klump-banner amount={{}} />,
  <klump-buton />,
]
`,
  )
  expect(lines, said).toEqual([13, 14, 15, 16, 17, 18])
})

// Vue and Svelte are not installed. The two tests below declare the parts of them that our types extend or use.
test('the element types accept right and refuse wrong attributes in Vue, by GlobalComponents', async () => {
  write('node_modules/vue/package.json', '{ "name": "vue", "version": "3.5.0", "types": "index.d.ts" }')
  write(
    'node_modules/vue/index.d.ts',
    [
      'export interface GlobalComponents {}',
      'export interface HTMLAttributes { class?: unknown }',
      'export interface ReservedProps { ref?: unknown }',
    ].join('\n'),
  )
  const { lines, said } = await wrongLines(
    'shop.ts',
    `import type {} from 'klump-checkout/elements/vue'
import type { GlobalComponents } from 'vue'
type Props<Name extends keyof GlobalComponents> = InstanceType<GlobalComponents[Name]>['$props']
export const right: Props<'klump-button'> = { class: 'pay', ref: 'button', publicKey: 'x', size: 'small', onKlumpSuccess: ({ detail }) => detail.reference }
export const options: Props<'klump-button'> = { options: { publicKey: 'x' }, onKlumpVerdict: ({ detail }) => detail.verdict === 'paid' }
export const banner: Props<'klump-banner'> = { amount: 45000 }
export const size: Props<'klump-button'> = { size: 'huge' }
export const name: Props<'klump-button'> = { public_key: 'x' }
export const event: Props<'klump-button'> = { onKlumpSucces: () => {} }
export const detail: Props<'klump-button'> = { onKlumpClose: ({ detail }) => detail.code }
export const amount: Props<'klump-banner'> = { amount: {} }
`,
  )
  expect(lines, said).toEqual([7, 8, 9, 10, 11])
})

test('the element types accept right and refuse wrong attributes in Svelte, by SvelteHTMLElements', async () => {
  write(
    'node_modules/svelte/package.json',
    '{ "name": "svelte", "version": "5.0.0", "exports": { "./elements": { "types": "./elements.d.ts" } } }',
  )
  write(
    'node_modules/svelte/elements.d.ts',
    'export interface HTMLAttributes<T extends EventTarget> { class?: string; self?: T }\nexport interface SvelteHTMLElements {}',
  )
  const { lines, said } = await wrongLines(
    'shop.ts',
    `import type {} from 'klump-checkout/elements/svelte'
import type { SvelteHTMLElements } from 'svelte/elements'
type Button = SvelteHTMLElements['klump-button']
export const five: Button = { class: 'pay', 'order-url': '/order', scheme: 'dark', 'onklump-success': ({ detail }) => detail.reference }
export const four: Button = { 'on:klump-close': ({ detail }) => detail.type }
export const banner: SvelteHTMLElements['klump-banner'] = { amount: '45000' }
export const scheme: Button = { scheme: 'pink' }
export const name: Button = { publicKey: 'x' }
export const detail: Button = { 'onklump-error': ({ detail }) => detail.reference }
`,
  )
  expect(lines, said).toEqual([7, 8, 9])
})

test('the element types accept right and refuse wrong properties in Angular, lit and plain pages, by DOM maps', async () => {
  const { lines, said } = await wrongLines(
    'shop.ts',
    `import { defineKlumpElements } from 'klump-checkout/elements'
defineKlumpElements()
const button = document.querySelector('klump-button')
if (button) button.options = { publicKey: 'x', data: { amount: '4100', currency: 'NGN', items: [] } }
button?.addEventListener('klump-success', ({ detail }) => detail.data.data.data.reference)
document.createElement('klump-banner').hidden = true
if (button) button.options = { publicKey: 7 }
button?.addEventListener('klump-success', ({ detail }) => detail.code)
document.createElement('klump-banner').options
`,
  )
  expect(lines, said).toEqual([7, 8, 9])
})
