import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Demo } from '../../demo/demo.ts'
import { closeCheckout } from 'klump-checkout/testing'
import { withDemo as test } from '../support/demo.ts'
import { payCode, serve, shopHtml } from './serve.ts'
import { sampled } from '../support/sample.ts'

const DIST = join(import.meta.dirname, '../../dist')
const read = (file: string) => readFileSync(join(DIST, file), 'utf8')
const { shop } = JSON.parse(read('integrity.json')) as {
  shop: { script: string; integrityPolicy: string; importMap: { integrity: Record<string, string> } }
}
const WRITTEN_FOR = 'https://js.your-klump-host.example'
const OVERLAY = Object.keys(shop.importMap.integrity)
  .map((address) => new URL(address).pathname.slice(1))
  .find((path) => path.startsWith('overlay-'))
if (OVERLAY === undefined) throw new Error('integrity.json names no overlay.')

interface Host {
  /** Whether the page has the import map too. */
  map?: boolean
  /** Whether the page refuses scripts without a hash. */
  policy?: boolean
  /** The file that was changed: one blank is added to it. */
  changed?: string
}

/** Opens a shop's page with the tags of integrity.json; the script comes from a host of the test. */
async function visit(page: Page, demo: Demo, { map, policy, changed }: Host): Promise<() => Promise<void>> {
  const texts = changed === undefined ? {} : { [`/${changed}`]: `${read(changed)} ` }
  const host = await serve('localhost', { texts, folder: DIST })
  const { publicKey } = demo.sandbox.account().test
  const pay = payCode({ publicKey, checkoutUrl: `${demo.origins.klump}/checkout/` })
  const head = [
    map ? `<script type="importmap">${JSON.stringify(shop.importMap)}</script>` : '',
    shop.script,
    `<script>${pay}</script>`,
  ].join('\n')
  const html = shopHtml(head.replaceAll(WRITTEN_FOR, host.origin))
  const headers = policy ? { 'integrity-policy': shop.integrityPolicy } : {}
  const served = await serve('127.0.0.1', { texts: { '/': html }, headers })
  // The page fetches the chunk when it is idle. The test waits for that.
  const fetched = page.waitForEvent('requestfinished', ({ url }) => /overlay-/.test(url())).catch(() => {})
  await page.goto(served.origin)
  if (changed !== 'klump.js') await fetched
  return async () => {
    await served.close()
    await host.close()
  }
}

const pay = (page: Page) => page.getByRole('button', { name: 'Pay in instalments' }).click()
const heard = (page: Page) => page.locator('#heard')

test('the tag, import map and policy of integrity.json load the built files', async ({ page, demo }) => {
  const close = await visit(page, demo, { map: true, policy: true })
  await pay(page)
  await expect(heard(page)).toHaveText('open')
  await closeCheckout(page)
  await expect(heard(page)).toHaveText('open CANCELLED')
  await close()
})

test('a script that somebody changed does not run', async ({ page, demo }) => {
  const close = await visit(page, demo, { changed: 'klump.js' })
  expect(await page.evaluate(() => 'Klump' in globalThis)).toBe(false)
  await close()
})

for (const [policy, details] of sampled([true, false], 1))
  test(
    `a changed chunk does not run where the page has the import map ${policy ? 'and' : 'without'} the policy`,
    details,
    async ({ page, demo }) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).search))
      const close = await visit(page, demo, { map: true, policy, changed: OVERLAY })
      for (let tries = 1; tries <= 6; tries += 1) {
        await pay(page)
        await expect(heard(page)).toHaveText(Array(tries).fill('overlay_unavailable ERROR').join(' '))
      }
      expect(asked).toContain('?again=3')
      expect(asked).not.toContain('?again=4')
      await close()
    },
  )

test.describe('as the documents say', () => {
  test('a changed chunk runs where the page pins the script tag alone', async ({ page, demo }) => {
    const close = await visit(page, demo, { changed: OVERLAY })
    await pay(page)
    await expect(heard(page)).toHaveText('open')
    await close()
  })
})
