import { join } from 'node:path'
import { needsBuild } from './freshness.ts'
import { runVite } from './run-vite.ts'

/** Builds the package, the app and the gallery, each if its output is missing or older than its sources. */
export async function buildWhatIsStale(root: string, signal: AbortSignal): Promise<void> {
  const at = (...paths: string[]) => paths.map((path) => join(root, path))

  // The last file is the last that the build writes: without it, the build was stopped or failed.
  const packageOutputs = at(
    'dist/index.js',
    'dist/klump.js',
    'dist/checkout/index.html',
    'dist/types/index.d.ts',
    'dist/host/manifest.json',
  )
  if (needsBuild(at('src', 'public', 'vite.config.ts', 'package.json'), packageOutputs)) {
    await runVite({ what: 'the package', root, args: [], signal })
  }
  if (needsBuild(at('demo/spa', 'demo/look', 'dist/index.js'), at('.data/spa/index.html'))) {
    await runVite({ what: 'the app', root, args: ['--config', 'demo/spa/vite.config.ts'], signal })
  }
  const shown = at('src', 'demo/gallery')
  if (needsBuild(shown, at('.data/gallery/index.html', '.data/gallery/frame.html'))) {
    await runVite({ what: 'the gallery', root, args: ['--config', 'demo/gallery/vite.config.ts'], signal })
  }
}
