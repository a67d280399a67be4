import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** The app, built against the package as shops get it: 'klump-checkout' resolves to dist by package.json's exports. */
export default defineConfig({
  root,
  // Pictures are served by the demo's server; naming their folder here only lets addresses like /pictures/... pass.
  publicDir: join(root, '../look'),
  build: {
    outDir: join(root, '../../.data/spa'),
    emptyOutDir: true,
    copyPublicDir: false,
    modulePreload: false,
    assetsInlineLimit: 0,
  },
})
