import { join } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** The gallery, built from the source of both halves, so that it shows their real components and style sheets. */
export default defineConfig({
  root,
  base: '/gallery/',
  publicDir: false,
  css: { transformer: 'lightningcss' },
  build: {
    outDir: join(root, '../../.data/gallery'),
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    cssMinify: 'lightningcss',
    rolldownOptions: { input: [join(root, 'index.html'), join(root, 'frame.html')] },
  },
})
