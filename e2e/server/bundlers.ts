import { join } from 'node:path'
import { build as esbuild } from 'esbuild'
import { build as vite, type InlineConfig } from 'vite'
import webpack, { type Configuration } from 'webpack'

export type Target = 'browser' | 'node' | 'worker'

/** Returns the built file. @throws the message for the developer */
export type Bundler = (folder: string, entry: string, target: Target) => Promise<string>

// The conditions of Cloudflare's own tool, in its order. They contain `browser`, so `workerd` must come first in our exports.
const WORKER_CONDITIONS = ['workerd', 'worker', 'browser']

/** The bundlers that shops use, each as its documentation says for that target, without special settings for this package. */
export const bundlers: Record<'vite' | 'webpack' | 'esbuild', Bundler> = {
  async vite(folder, entry, target) {
    const base: InlineConfig = {
      root: folder,
      configFile: false,
      logLevel: 'silent',
      build: {
        outDir: 'out',
        minify: false,
        rolldownOptions: { input: entry, output: { entryFileNames: 'vite.js' } },
      },
    }
    if (target === 'browser') await vite(base)
    else
      await vite({
        ...base,
        build: { ...base.build, ssr: entry },
        ssr: {
          noExternal: true,
          target: target === 'worker' ? 'webworker' : 'node',
          ...(target === 'worker' && { resolve: { conditions: WORKER_CONDITIONS } }),
        },
      })
    return join(folder, 'out/vite.js')
  },

  async webpack(folder, entry, target) {
    const configuration: Configuration = {
      mode: 'production',
      context: folder,
      entry,
      target: target === 'browser' ? 'web' : target === 'node' ? 'node20' : 'webworker',
      resolve: target === 'worker' ? { conditionNames: [...WORKER_CONDITIONS, '...'] } : {},
      optimization: { minimize: false },
      output: { path: join(folder, 'out'), filename: 'webpack.cjs' },
    }
    const errors = await new Promise<string>((resolve, reject) =>
      webpack(configuration, (error, stats) => {
        if (error) reject(error)
        else resolve(stats?.hasErrors() ? stats.toString({ all: false, errors: true }) : '')
      }),
    )
    if (errors) throw new Error(errors)
    return join(folder, 'out/webpack.cjs')
  },

  async esbuild(folder, entry, target) {
    await esbuild({
      absWorkingDir: folder,
      entryPoints: [entry],
      outfile: join(folder, 'out/esbuild.cjs'),
      bundle: true,
      logLevel: 'silent',
      format: target === 'node' ? 'cjs' : 'iife',
      platform: target === 'node' ? 'node' : 'browser',
      ...(target === 'worker' && { conditions: WORKER_CONDITIONS }),
    })
    return join(folder, 'out/esbuild.cjs')
  },
}
