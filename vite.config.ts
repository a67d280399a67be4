import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import type { EnvironmentOptions, Plugin, UserConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import { CHROMIUM_FLAGS, findChromium } from './e2e/browser.ts'

const at = (path: string) => resolve(import.meta.dirname, path)

// The script file finds the overlay by its hashed name, so the overlay is built first and its name handed on.
let overlayFile = ''
const handOverlayName: Plugin = {
  name: 'hand-overlay-name',
  sharedDuringBuild: true,
  transform: {
    filter: { code: '__OVERLAY_FILE__' },
    handler(code) {
      return this.environment.name === 'script'
        ? { code: code.replaceAll('__OVERLAY_FILE__', JSON.stringify(overlayFile)), map: null }
        : null
    },
  },
  generateBundle(_options, bundle) {
    if (this.environment.name !== 'overlay') return
    overlayFile =
      Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.isEntry)?.fileName ?? ''
  },
}

function library(
  entry: string,
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
      lib: { entry: at(entry), formats: [format], name: 'klumpScript' },
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

// Types name nothing of what the package is made with, so only the files that index.d.ts leads to are kept.
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
  for (const entry of readdirSync(out, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !kept.has(join(entry.parentPath, entry.name)))
      rmSync(join(entry.parentPath, entry.name))
}

/** `vite build` makes the whole package: npm entry, script file with its overlay, checkout page, types. */
const build: UserConfig = {
  root: at('src/checkout'),
  publicDir: at('public'),
  base: './',
  plugins: [handOverlayName],
  css: { transformer: 'lightningcss' },
  environments: {
    npm: library('src/index.ts', 'es', { entry: 'index.js' }),
    overlay: library('src/overlay/index.ts', 'es', { entry: 'overlay-[hash].js' }),
    script: library('src/script.ts', 'iife', { entry: 'klump.js' }),
    checkout: {
      consumer: 'client',
      build: {
        outDir: at('dist/checkout'),
        sourcemap: true,
        modulePreload: false,
        assetsInlineLimit: 0,
        cssMinify: 'lightningcss',
        rolldownOptions: { input: at('src/checkout/index.html') },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      rmSync(at('dist'), { recursive: true, force: true })
      for (const name of ['npm', 'overlay', 'script', 'checkout']) {
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
                ],
              },
              test: {
                name: 'browser',
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
