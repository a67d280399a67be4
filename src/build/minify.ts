import { minify as minifyByTerser } from 'terser'
import { minify, type Plugin } from 'vite'
import { isInline } from './whole-document.ts'

/**
 * Minifies the files for browsers: with the bundler's own minifier, and then with a slower one, which shortens names and saves two per cent
 * more. That is more than the overlay has left of its budget.
 */
export const minifyForBrowsers: Plugin = {
  name: 'minify-for-browsers',
  sharedDuringBuild: true,
  renderChunk: {
    order: 'post',
    async handler(whole, { fileName }, { format }) {
      if (this.environment.config.consumer !== 'client') return null
      const isModule = format === 'es' && !isInline(fileName)
      const once = await minify(fileName, whole, { module: isModule, mangle: false, sourcemap: true })
      const { code = '', map } = await minifyByTerser(once.code, {
        module: isModule,
        ecma: 2020,
        compress: { passes: 2 },
        sourceMap: { ...(once.map && { content: JSON.stringify(once.map) }) },
      })
      return typeof map === 'string' ? { code, map } : { code }
    },
  },
}
