import { execFile } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { launchOptions } from '../browser.ts'
import { BLOCKS, example as named, testFile } from '../docs/blocks.ts'
import { createApp, type App } from './app.ts'

// The test runners are other processes, one with a browser, and slow on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let app: App
beforeAll(() => {
  app = createApp()
  app.lend('vitest', 'vite', '@playwright/test', 'playwright', 'playwright-core')
  // The packages that npm would install for a shop that starts the sandbox.
  app.lend('libsql', '@libsql', '@neon-rs', 'detect-libc')
  cpSync(join(import.meta.dirname, 'shop'), app.folder, { recursive: true })
})
afterAll(() => app.remove())

/** The documents' example for this file of a shop. */
function example(name: string): string {
  const block = BLOCKS.find((block) => testFile(block) === name)
  if (!block) throw new Error(`The documents have no example ${name}.`)
  return block.text
}

// Without the settings of the tests themselves.
function plainEnvironment(): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => !/^(NODE_ENV|VITE|TEST|FORCE_COLOR)/.test(name))
  return { ...Object.fromEntries(names.map((name) => [name, process.env[name]])), NO_COLOR: '1' }
}

/** The output of a program of the app's packages, run in the app's folder. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd: app.folder, env: plainEnvironment() }
  const file = join(app.folder, 'node_modules', program)
  const said = await promisify(execFile)(process.execPath, [file, ...args], options).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
  return said.stdout + said.stderr
}

test('a shop’s unit tests pass for the code on the page “Sell”', async () => {
  app.write('checkout.ts', named('checkout.ts'))
  app.write('checkout.test.ts', example('checkout.test.ts'))
  expect(await run('vitest/vitest.mjs', 'run', 'checkout.test.ts')).toMatch(/Tests +2 passed \(2\)/)
})

/*
 * `npm run frameworks` installs and runs Jest itself, which needs the registry. These two tests do not. The first runs the example for
 * Jest with vitest under Jest's names. The second checks what the setting relies on: CommonJS finds each entry, and the entry is the
 * same module after a transform to CommonJS.
 */

test('the example for Jest passes in vitest under Jest’s names', async () => {
  app.write('checkout.ts', named('checkout.ts'))
  app.write('jest.test.ts', named('checkout.jest.ts'))
  app.write('jest-globals.ts', "export { beforeEach, expect, it, vi as jest } from 'vitest'")
  app.write('jest.config.cjs', named('jest.config.js'))
  const { moduleNameMapper } = createRequire(app.folder + '/')('./jest.config.cjs') as {
    moduleNameMapper: Record<string, string>
  }
  const mapped = Object.entries(moduleNameMapper).map(
    ([pattern, replacement]) => `{ find: /${pattern}/, replacement: '${replacement}' }`,
  )
  expect(mapped).toHaveLength(1)
  app.write(
    'jest-names.config.ts',
    `export default { test: { alias: [${mapped.join()}, { find: '@jest/globals', replacement: '${app.folder}/jest-globals.ts' }] } }`,
  )
  expect(await run('vitest/vitest.mjs', 'run', '--config', 'jest-names.config.ts', 'jest.test.ts')).toMatch(
    /Tests +2 passed \(2\)/,
  )
})

test.each(['', '/elements', '/messages', '/server', '/testing'])(
  'klump-checkout%s can be read as CommonJS',
  async (entry) => {
    const require = createRequire(app.folder + '/')
    const file = require.resolve(`klump-checkout${entry}`)
    const { code } = await transform(readFileSync(file, 'utf8'), { format: 'cjs', target: 'node20' })
    writeFileSync(`${file}.cjs`, code)
    const loaded = require(`${file}.cjs`) as Record<string, unknown>
    const { default: _, ...names } = (await import(file)) as Record<string, unknown>
    expect(Object.keys(loaded)).toEqual(expect.arrayContaining(Object.keys(names)))
  },
)

test('a shop’s tests fail when its code or its order is wrong', async () => {
  const [code, tests] = [named('checkout.ts'), example('checkout.test.ts')]
  app.write('checkout.ts', code)
  app.write('checkout.test.ts', tests.replace('amount: 4100', 'amount: 4101'))
  expect(await run('vitest/vitest.mjs', 'run', 'checkout.test.ts')).toMatch(
    /data\.amount: expected 4100 \(items 4100\), got 4101/,
  )
  app.write('checkout.test.ts', tests)
  app.write('checkout.ts', code.replace('reference: outcome.reference', 'reference: orderId'))
  expect(await run('vitest/vitest.mjs', 'run', 'checkout.test.ts')).toMatch(/1 failed/)
})

test('a shop’s browser tests pass with the sandbox', async () => {
  app.write('checkout.spec.ts', example('checkout.spec.ts'))
  app.write(
    'playwright.config.ts',
    `export default ${JSON.stringify({ testMatch: '*.spec.ts', timeout: 90_000, use: { launchOptions: launchOptions() } })}`,
  )
  expect(await run('@playwright/test/cli.js', 'test', '--reporter=line')).toMatch(/1 passed/)
})
