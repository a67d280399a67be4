import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** The app, built against the package as shops get it: 'klump-checkout' resolves to dist by package.json's exports. */
export default defineConfig({
  root,
  // The demo's server serves the pictures. Naming their folder here only makes Vite accept addresses like /pictures/...
  publicDir: join(root, '../look'),
  build: {
    outDir: join(root, '../../.data/spa'),
    emptyOutDir: true,
    copyPublicDir: false,
    modulePreload: false,
    assetsInlineLimit: 0,
  },
})
