import { join } from 'node:path'
import { build } from 'esbuild'
import type { Places } from './shop-page.ts'
import { expect, test } from './test.ts'

/** React's development build, which also names an attribute that it did not expect. */
async function bundleFor(suffix: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'own/hydrates.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    alias: { react: `react${suffix}`, 'react-dom': `react-dom${suffix}` },
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

/** What React's server writes for own/hydrates.ts. */
const served = ({ klump, publicKey }: Places) =>
  `<!doctype html><html lang="en"><head><title>Shop</title></head><body><main><h1>served</h1><div id="klump__checkout"></div><div id="klump__ad"><input id="klump__price" readonly="" value="900"/><input id="klump__merchant__public__key" readonly="" value="${publicKey}"/></div><klump-button public-key="${publicKey}"></klump-button><klump-banner amount="900" public-key="${publicKey}"></klump-banner></main><script src="${klump}/klump.js" defer=""></script><script src="/react.js" defer=""></script></body></html>`

// React 18 takes nothing beside <body> that it did not draw, and the preloaded checkout stands there.
for (const { version, suffix, preloads } of [
  { version: '18', suffix: '-18', preloads: false },
  { version: '19', suffix: '', preloads: true },
])
  test(`React ${version} hydrates a document in which buttons and banners are already drawn`, async ({
    page,
    visit,
    wire,
  }) => {
    const body = await bundleFor(suffix)
    await page.route('**/react.js', (route) => route.fulfill({ body, contentType: 'text/javascript' }))
    await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
    const { klump, publicKey } = await visit({ name: `React ${version}`, html: served })
    const buttons = page.getByRole('button', { name: 'Pay in instalments with Klump' })
    const lines = page.getByText(/^Add ₦100 more/)
    // The worst order: all of ours is there, and the hidden frame has answered, before React comes.
    await expect(buttons).toHaveCount(2)
    await expect(lines).toHaveCount(2)
    const drawn = await page.evaluateHandle(() => document.body)
    if (preloads) {
      await page.evaluate('void Klump.preload()')
      await expect(page.locator('klump-overlay')).toHaveCount(1)
    }
    await page.evaluate(`hydrate(${JSON.stringify({ klump, publicKey })})`)
    await expect(page.getByRole('heading', { name: 'hydrated' })).toBeVisible()
    expect(await page.evaluate('mismatches')).toEqual([])
    expect(wire.takeSaid()).toEqual([])
    // Hydrated, not drawn anew.
    expect(await drawn.evaluate((body) => body === document.body)).toBe(true)
    await expect(buttons).toHaveCount(2)
    await expect(lines).toHaveCount(2)
  })
