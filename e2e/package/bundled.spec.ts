import { sampled } from '../support/sample.ts'
import { dirname, relative } from 'node:path'
import { expect } from '@playwright/test'
import { closeCheckout } from 'klump-checkout/testing'
import { bundlers } from '../server/bundlers.ts'
import { withDemo as test } from '../support/demo.ts'
import { createApp } from './app.ts'
import { payCode, serve, shopHtml } from './serve.ts'

for (const [[name, bundle], details] of sampled(Object.entries(bundlers), 1))
  test(
    `the package, installed from npm's file and built by ${name}, opens the checkout in a page`,
    details,
    async ({ page, demo }) => {
      const app = createApp()
      const { publicKey } = demo.sandbox.account().test
      const code = payCode({ publicKey, checkoutUrl: `${demo.origins.klump}/checkout/` })
      const entry = app.write('page.js', `import { Klump } from 'klump-checkout'\n${code}`)
      const file = await bundle(app.folder, entry, 'browser')
      const folder = dirname(file)
      const type = name === 'vite' ? 'type="module"' : 'defer'
      const html = shopHtml(`<script ${type} src="/${relative(folder, file)}"></script>`)
      const shop = await serve('127.0.0.1', { texts: { '/': html }, folder })
      await page.goto(shop.origin)
      await page.getByRole('button', { name: 'Pay in instalments' }).click()
      const checkout = page.frameLocator('klump-overlay iframe')
      await expect(checkout.getByRole('heading', { name: 'Choose your bank' })).toBeVisible()
      await closeCheckout(page)
      await expect(page.locator('#heard')).toHaveText('open CANCELLED')
      await shop.close()
      app.remove()
    },
  )
