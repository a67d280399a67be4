import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const ROOT = join(import.meta.dirname, '../..')

const MAIN = `
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { PayButton } from './pay-button'
const root = createRoot(document.getElementById('root'))
root.render(<StrictMode><PayButton orderId="1007" /></StrictMode>)
addEventListener('unmount', () => root.unmount())
`

/** Bundles an app around the documents' React button, with the built package, into one script. */
export async function bundleApp(files: Readonly<Record<string, string>>): Promise<string> {
  mkdirSync(join(ROOT, '.reports'), { recursive: true })
  // Inside the project, where React and the package resolve.
  const folder = mkdtempSync(join(ROOT, '.reports/docs-'))
  try {
    for (const [name, text] of Object.entries({ ...files, 'main.tsx': MAIN }))
      writeFileSync(join(folder, name), text)
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'main.tsx')],
      bundle: true,
      write: false,
      format: 'esm',
      jsx: 'automatic',
      // Overrides this project's own settings, which are for Preact.
      tsconfigRaw: {},
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    })
    return outputFiles[0]?.text ?? ''
  } finally {
    rmSync(folder, { recursive: true })
  }
}
