import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import type { EnvironmentOptions, Plugin, UserConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_FLAGS, findChromium } from './e2e/browser.ts'
import { OLDEST_BROWSERS } from './e2e/oldest-browsers.ts'
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
            code: code.replaceAll(/__(OVERLAY|ELEMENTS)_FILE__/g, (_, name: string) =>
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

// Where the chunks lie without which a purchase cannot go on: one that failed to load is tried again at an address of its
// own, which chunks/chunks.ts finds here.
const NEEDED = ['later', 'clean-terms']
const nameChunks: Plugin = {
  name: 'name-chunks',
  sharedDuringBuild: true,
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle).flatMap((file) =>
        file.type === 'chunk' && file.isDynamicEntry && NEEDED.includes(file.name)
          ? [{ tag: 'meta', attrs: { name: `klump-chunk-${file.name}`, content: `./${file.fileName}` } }]
          : [],
      ),
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
      copyPublicDir: false,
      sourcemap: true,
      minify: true,
      lib: { entry: typeof entry === 'string' ? at(entry) : entry, formats: [format], name: 'klumpScript' },
      rolldownOptions: {
        output: {
          minify: true,
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
      cssMinify: 'lightningcss',
      rolldownOptions: { input: at(html) },
    },
  }
}

// Types name nothing of what the package is made with, so only the files that the two entries lead to are kept.
function writeTypes(): void {
  const out = at('dist/types')
  execFileSync(
    process.execPath,
    [at('node_modules/typescript/bin/tsc'), '-p', at('src/tsconfig.types.json')],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  const kept = new Set<string>()
  const keep = (file: string): void => {
    if (kept.has(file)) return
    kept.add(file)
    const text = readFileSync(file, 'utf8').replaceAll(/(from '\.[^']+)\.tsx?'/g, "$1.js'")
    writeFileSync(file, text)
    for (const [, path] of text.matchAll(/from '(\.[^']+)\.js'/g)) keep(join(dirname(file), `${path}.d.ts`))
  }
  keep(join(out, 'index.d.ts'))
  keep(join(out, 'elements/index.d.ts'))
  // By hand, for each speaks of a framework that is not here.
  cpSync(at('src/elements/frameworks'), join(out, 'elements/frameworks'), { recursive: true })
  for (const framework of ['react', 'vue', 'svelte']) keep(join(out, `elements/frameworks/${framework}.d.ts`))
  keep(join(out, 'server/index.d.ts'))
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !kept.has(join(entry.parentPath, entry.name)))
      rmSync(join(entry.parentPath, entry.name))
}

/** `vite build` makes the whole package: npm entries, script file with its chunks, server entry, checkout page, types. */
const build: UserConfig = {
  root: at('src/checkout'),
  publicDir: at('public'),
  base: './',
  plugins: [handOverNames, nameChunks, refuseBrowsers],
  css: { transformer: 'lightningcss' },
  // Also what styles are written for: none of them has `light-dark()`.
  build: { target: OLDEST_BROWSERS },
  environments: {
    npm: library({ index: at('src/index.ts'), elements: at('src/elements/index.ts') }, 'es', {
      entry: '[name].js',
    }),
    overlay: library('src/overlay/index.ts', 'es', { entry: 'overlay-[hash].js' }),
    elements: library('src/elements/start.ts', 'es', { entry: 'elements-[hash].js' }),
    script: library('src/script.ts', 'iife', { entry: 'klump.js' }),
    server: library('src/server/index.ts', 'es', { entry: 'server.js' }),
    checkout: page('src/checkout/index.html'),
    // Built on its own: a chunk that both share would cost the checkout a round trip.
    terms: page('src/checkout/terms.html'),
  },
  builder: {
    async buildApp(builder) {
      rmSync(at('dist'), { recursive: true, force: true })
      for (const name of ['npm', 'overlay', 'elements', 'script', 'server', 'checkout', 'terms']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
      writeTypes()
    },
  },
}

const executablePath = findChromium()

export default defineConfig(({ command }) =>
  command === 'build'
    ? build
    : {
        test: {
          projects: [
            {
              test: {
                name: 'unit',
                environment: 'node',
                include: ['src/**/*.test.ts', 'demo/**/*.test.ts', 'e2e/**/*.test.ts'],
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
                retry: process.env['CI'] ? 1 : 0,
                include: ['src/**/*.test.tsx'],
                browser: {
                  enabled: true,
                  headless: true,
                  screenshotFailures: false,
                  provider: playwright({
                    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
                  }),
                  instances: [{ browser: 'chromium' }],
                },
              },
            },
          ],
        },
      },
)
