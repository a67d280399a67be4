import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'esbuild'
import { sampled } from '../support/sample.ts'
import { overlayFileLoads } from './overlay.ts'
import type { Places } from './shop-page.ts'
import { expect, test } from './test.ts'

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" />'

/** Bundles React's development build, which also reports an unexpected attribute. */
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

/** What React's server renders for own/hydrates.ts. The picture delays the page's load event. */
const served = ({ klump, publicKey }: Places) =>
  `<!doctype html><html lang="en"><head><title>Shop</title></head><body><main><h1>served</h1><img src="/kettle.png" alt=""/><div id="klump__checkout"></div><div id="klump__ad"><input id="klump__price" readonly="" value="900"/><input id="klump__merchant__public__key" readonly="" value="${publicKey}"/></div><klump-button public-key="${publicKey}"></klump-button><klump-banner amount="900" public-key="${publicKey}"></klump-banner></main><script src="${klump}/klump.js" defer=""></script><script src="/react.js" defer=""></script></body></html>`

const VERSIONS = [
  { version: '18', suffix: '-18' },
  { version: '19', suffix: '' },
]

for (const [{ version, suffix }, details] of sampled(VERSIONS, 1))
  test.describe(`React ${version} hydrates a document`, details, () => {
    let places: Places
    let loadsPicture: () => void

    test.beforeEach(async ({ page, visit }) => {
      const body = await bundleFor(suffix)
      const picture = new Promise<void>((resolve) => (loadsPicture = resolve))
      await page.route('**/react.js', (route) => route.fulfill({ body, contentType: 'text/javascript' }))
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
      await page.route('**/kettle.png', async (route) => {
        await picture
        await route.fulfill({ body: PICTURE, contentType: 'image/svg+xml' })
      })
      places = await visit({ name: `React ${version}`, html: served })
      await isDrawn(page)
    })

    test('in which buttons and banners are drawn, and a checkout is to be preloaded', async ({
      page,
      wire,
    }) => {
      // The overlay's file has loaded. The frame waits only for the page, which is still loading.
      await page.evaluate('void Klump.preload()')
      await overlayFileLoads(page)
      await hydrates(page, places)
      expect(wire.takeConsole()).toEqual([])
      await expect(page.locator('klump-overlay')).toHaveCount(0)
      loadsPicture()
      await expect(page.locator('klump-overlay')).toHaveCount(1)
    })

    // React 18 accepts nothing beside <body> that it did not draw.
    if (version !== '18')
      test('in which a checkout is already preloaded', async ({ page, wire }) => {
        loadsPicture()
        await page.evaluate('void Klump.preload()')
        await expect(page.locator('klump-overlay')).toHaveCount(1)
        await hydrates(page, places)
        expect(wire.takeConsole()).toEqual([])
      })
  })

/** The worst order: our elements are drawn, and the hidden frame has answered, before React hydrates. */
async function isDrawn(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Pay in instalments with Klump' })).toHaveCount(2)
  await expect(page.getByText(/^Add ₦100 more/)).toHaveCount(2)
}

/** React hydrates the document without a repair and draws nothing anew. */
async function hydrates(page: Page, { klump, publicKey }: Places): Promise<void> {
  const drawn = await page.evaluateHandle(() => document.body)
  await page.evaluate(`hydrate(${JSON.stringify({ klump, publicKey })})`)
  await expect(page.getByRole('heading', { name: 'hydrated' })).toBeVisible()
  expect(await page.evaluate('mismatches')).toEqual([])
  expect(await drawn.evaluate((body) => body === document.body)).toBe(true)
  await isDrawn(page)
}
