import { cpSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import type { EnvironmentOptions, Plugin, UserConfig } from 'vite'
import { configDefaults, defineConfig } from 'vitest/config'
import { writeIntegrity } from './src/build/integrity.ts'
import { writeManifest } from './src/build/manifest.ts'
import { HOME } from './src/host/home.ts'
import { minifyForBrowsers } from './src/build/minify.ts'
import { thirdParty } from './src/build/third-party.ts'
import { writeTypes } from './src/build/types.ts'
import { wholeDocument } from './src/build/whole-document.ts'
import { writeDocs } from './src/docs/write-docs.ts'
import { launchOptions } from './e2e/browser.ts'
import { OLDEST_BROWSERS } from './e2e/oldest-browsers.ts'
import { isShort } from './e2e/support/sample.ts'
import { moduleForBrowsers } from './src/server/not-for-browsers.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

// The script file finds its chunks by their hashed names, so they are built first and their names handed on.
const chunks = new Map([
  ['overlay', ''],
  ['elements', ''],
])
const handOverNames: Plugin = {
  name: 'hand-over-names',
  sharedDuringBuild: true,
  transform: {
    filter: { code: /__(OVERLAY|ELEMENTS)_FILE__/ },
    handler(code) {
      return this.environment.name === 'script'
        ? {
            code: code
              .replaceAll('__HOME__', JSON.stringify(HOME))
              .replaceAll(/__(OVERLAY|ELEMENTS)_FILE__/g, (_, name: string) =>
                JSON.stringify(chunks.get(name.toLowerCase())),
              ),
            map: null,
          }
        : null
    },
  },
  generateBundle(_options, bundle) {
    const { name } = this.environment
    if (!chunks.has(name)) return
    const entry = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.isEntry)
    chunks.set(name, entry?.fileName ?? '')
  },
}

// What bundlers find in the place of the server entry when they build for a browser: the same names, and no build.
const refuseBrowsers: Plugin = {
  name: 'refuse-browsers',
  sharedDuringBuild: true,
  generateBundle(_options, bundle) {
    if (this.environment.name !== 'server') return
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk' && chunk.isEntry)
        this.emitFile({
          type: 'asset',
          fileName: 'server.browser.js',
          source: moduleForBrowsers(chunk.exports),
        })
  },
}

// Chromium compiles all functions of a file that begins with this line when the file loads, not each function at its first call: for the
// files of a shop's page that is before the click, for the checkout's document while the API answers. Chunks are compiled as usual.
const compiledOnLoad = {
  postBanner: ({ isEntry }: { readonly isEntry: boolean }) => (isEntry ? '//# allFunctionsCalledOnLoad' : ''),
}

// Scripts by minifyForBrowsers. The option is also set in `output`; otherwise the bundler prints the scripts again, with blanks.
const minifiedByPlugin = { minify: false, cssMinify: 'lightningcss' } as const

function library(
  entry: string | Record<string, string>,
  format: 'es' | 'iife',
  names: { entry: string; chunk?: string },
): EnvironmentOptions {
  return {
    consumer: 'client',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: at('dist'),
      emptyOutDir: false,
      sourcemap: true,
      ...minifiedByPlugin,
      lib: { entry: typeof entry === 'string' ? at(entry) : entry, formats: [format], name: 'klumpScript' },
      rolldownOptions: {
        output: {
          minify: false,
          ...compiledOnLoad,
          entryFileNames: names.entry,
          chunkFileNames: names.chunk ?? '[name]-[hash].js',
        },
      },
    },
  }
}

/** A page of Klump's own origin. */
function page(html: string): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      outDir: at('dist/checkout'),
      emptyOutDir: false,
      sourcemap: true,
      modulePreload: false,
      assetsInlineLimit: 0,
      ...minifiedByPlugin,
      rolldownOptions: {
        input: at(html),
        output: { minify: false, ...compiledOnLoad },
      },
    },
  }
}

/** The checkout's page: its first screen is inside the document (src/build/whole-document.ts), and chunks follow. */
const checkoutPage: EnvironmentOptions = (() => {
  const entries = library(
    { 'first-lines': at('src/checkout/first-lines.ts'), main: at('src/checkout/main.tsx') },
    'es',
    {
      entry: '[name].js',
      chunk: 'assets/[name]-[hash].js',
    },
  )
  const { rolldownOptions } = entries.build ?? {}
  return {
    ...entries,
    build: {
      ...entries.build,
      outDir: at('dist/checkout'),
      // What chunks share with the first screen is in it, and in no file of its own.
      rolldownOptions: { ...rolldownOptions, preserveEntrySignatures: false },
    },
  }
})()

/** What stands in for Klump when shops test: for Node, with everything in it but what is compiled for each machine. */
function sandbox(entry: string, file: string): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: ['libsql'] },
    build: {
      outDir: at('dist/sandbox'),
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rolldownOptions: { input: at(entry), output: { entryFileNames: file, codeSplitting: false } },
    },
  }
}

/** What serves the checkout's origin: for workers and the like, and for Node, Deno and Bun. hono and zod are in it. */
const host: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    outDir: at('dist'),
    emptyOutDir: false,
    minify: false,
    target: 'node20',
    rolldownOptions: {
      input: {
        'host/index': at('src/host/index.ts'),
        'host/node': at('src/host/node.ts'),
        cli: at('src/cli/main.ts'),
      },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js', chunkFileNames: 'host/[name]-[hash].js' },
    },
  },
}

/** The script of the documentation's pages: search and examples. */
const docs: EnvironmentOptions = {
  consumer: 'client',
  build: {
    outDir: at('dist/docs'),
    emptyOutDir: false,
    sourcemap: true,
    modulePreload: false,
    rolldownOptions: {
      input: at('src/docs/client/main.ts'),
      output: { entryFileNames: 'docs.js', codeSplitting: false },
    },
  },
}

const bundled = thirdParty()

/**
 * `vite build` makes the whole package: npm entries, script file with its chunks, server entry, checkout page, what shops
 * test with, types, and what is to be known of the files.
 */
const build: UserConfig = {
  root: at('src/checkout'),
  // public/ has the documents and their pictures, which writeDocs() reads; the checkout's pages have none.
  publicDir: false,
  base: './',
  plugins: [
    handOverNames,
    refuseBrowsers,
    wholeDocument('checkout', at('src/checkout/index.html')),
    minifyForBrowsers,
    bundled.plugin,
  ],
  css: { transformer: 'lightningcss' },
  // Also what styles are written for: none of them has `light-dark()`.
  build: { target: OLDEST_BROWSERS },
  environments: {
    npm: library(
      {
        index: at('src/index.ts'),
        elements: at('src/elements/index.ts'),
        messages: at('src/messages/index.ts'),
      },
      'es',
      { entry: '[name].js' },
    ),
    // One file: a shop with the script tag imports it by this name.
    words: library('src/messages/index.ts', 'es', { entry: 'klump-words.js' }),
    overlay: library('src/overlay/index.ts', 'es', { entry: 'overlay-[hash].js' }),
    elements: library('src/elements/start.ts', 'es', { entry: 'elements-[hash].js' }),
    script: library('src/script.ts', 'iife', { entry: 'klump.js' }),
    server: library('src/server/index.ts', 'es', { entry: 'server.js' }),
    testing: library('src/testing/index.ts', 'es', { entry: 'testing.js' }),
    sandbox: sandbox('src/testing/sandbox.ts', 'index.js'),
    sandboxServer: sandbox('src/sandbox/index.ts', 'lib/server.js'),
    host,
    checkout: checkoutPage,
    // Built on its own: a chunk that both share would cost the checkout a round trip.
    terms: page('src/checkout/terms.html'),
    docs,
  },
  builder: {
    async buildApp(builder) {
      rmSync(at('dist'), { recursive: true, force: true })
      for (const environment of Object.values(builder.environments))
        if (environment.name in (build.environments ?? {})) await builder.build(environment)
      cpSync(at('src/php'), at('dist/php'), { recursive: true })
      cpSync(at('src/sandbox/dashboard/assets'), at('dist/sandbox/assets'), { recursive: true })
      writeTypes(at('.'))
      bundled.write(at('dist/THIRD-PARTY.txt'))
      writeDocs(at('.'))
      writeIntegrity(at('.'))
      writeManifest(at('.'))
    },
  },
}

/** Sets NODE_ENV to production, because another value in the environment would change the built files. */
function forProduction(config: UserConfig): UserConfig {
  process.env['NODE_ENV'] = 'production'
  return config
}

export default defineConfig(({ command }) =>
  command === 'build'
    ? forProduction(build)
    : {
        test: {
          projects: [
            {
              test: {
                name: 'unit',
                environment: 'node',
                // Vitest leaves one core of two idle otherwise.
                maxWorkers: 2,
                // A thread for each file starts sooner than a process: an eighth of the processor's time.
                pool: 'threads',
                // Files share a thread's modules, which loads them once: a fifth of the time. Each test puts back what it changes.
                isolate: false,
                // No test is about the time it takes; a busy machine must not fail one.
                testTimeout: 60_000,
                hookTimeout: 60_000,
                expect: { poll: { timeout: 30_000 } },
                include: ['src/**/*.test.ts', 'demo/**/*.test.ts', 'e2e/**/*.test.ts'],
                // Builds, benches and simulations of many seconds: `npm run test:all` has them.
                exclude: [...configDefaults.exclude, ...(isShort ? ['**/*.long.test.ts'] : [])],
              },
            },
            {
              optimizeDeps: {
                include: [
                  'preact',
                  'preact/hooks',
                  'preact/jsx-runtime',
                  'preact/jsx-dev-runtime',
                  'zod/mini',
                  'dompurify',
                  'vitest-browser-preact',
                ],
              },
              test: {
                name: 'browser',
                // Tests in a page have no process to read it from.
                env: { KLUMP_TESTS: process.env['KLUMP_TESTS'] ?? '' },
                testTimeout: 60_000,
                expect: { poll: { timeout: 30_000 } },
                include: ['src/**/*.test.tsx'],
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({
                    launchOptions: launchOptions(),
                    contextOptions: { reducedMotion: 'reduce' },
                  }),
                  instances: [{ browser: 'chromium' }],
                },
              },
            },
          ],
        },
      },
)
