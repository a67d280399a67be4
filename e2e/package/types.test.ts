import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { chosen, pairs } from '../support/sample.ts'
import { createApp, ROOT, type App } from './app.ts'
import { CONSUMER } from './consumer.ts'

// The compiler is another process and slow on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let app: App
beforeAll(() => {
  app = createApp()
  app.write('shop.ts', CONSUMER)
})
afterAll(() => app.remove())

/** The oldest supported version, one between, and the newest. */
const COMPILERS = { 5.4: 'typescript-5.4', 5.9: 'typescript-5.9', 7: 'typescript' }

const RESOLUTIONS = {
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
  nodenext: { module: 'nodenext' },
}

const wrong = CONSUMER.split('\n').flatMap((line, index) => (line.includes('// WRONG') ? [index + 1] : []))

const WAYS = pairs(Object.entries(COMPILERS), Object.entries(RESOLUTIONS))

test.each(
  chosen(WAYS, 2).map(([[version, compiler], [name, resolution]]) => ({
    version,
    compiler,
    name,
    resolution,
  })),
)(
  'TypeScript $version with $name resolution reports exactly the lines marked WRONG',
  async ({ version, compiler, name, resolution }) => {
    const compilerOptions = {
      ...resolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      // Our types are checked, not skipped; the compiler's own need not be.
      skipLibCheck: false,
      skipDefaultLibCheck: true,
      noEmit: true,
    }
    const project = app.write(
      `${name}-${version}.json`,
      JSON.stringify({ compilerOptions, files: ['shop.ts'] }),
    )
    const tsc = join(ROOT, 'node_modules', compiler, 'bin/tsc')
    const run = promisify(execFile)(process.execPath, [tsc, '--pretty', 'false', '-p', project], {
      cwd: app.folder,
    })
    const { stdout } = await run.catch((error: { stdout: string }) => error)
    const said = stdout.split('\n').filter((line) => line.includes('error TS'))
    expect(
      said.map((line) => Number(/^shop\.ts\((\d+),/.exec(line)?.[1])),
      said.join('\n'),
    ).toEqual(wrong)
  },
)
