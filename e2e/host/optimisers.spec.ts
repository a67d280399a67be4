import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chosen, sampled } from '../support/sample.ts'
import type { Places } from '../pages/shop-page.ts'
import { DIST } from './start.ts'
import { expect, shopOf, test } from './test.ts'

// Optimisers change how a page loads the script: the script runs, but without its own tag or from another tag.

const PAY = '<script src="/own/pay.js"></script>'
const inTag = (code: string) => code.replaceAll('</script', '<\\/script')
const inString = (code: string) => JSON.stringify(code).replaceAll('<', '\\u003c')

const WAYS: Readonly<Record<string, (code: string) => string>> = {
  'inlines the script (LiteSpeed)': (code) => `<script>${inTag(code)}</script>${PAY}`,
  'combines the script with others under another name (Autoptimize)': (code) =>
    `<script>
      const url = URL.createObjectURL(new Blob([${inString(`var before = 1;${code}\n;var after = 1`)}], { type: 'text/javascript' }))
      document.write('<script src="' + url + '"><' + '/script>')</script>${PAY}`,
  'delays the script until the first touch (WP Rocket)': (code) =>
    `<script type="rocketlazyloadscript">${inTag(code)}</script>${PAY}<script>
      addEventListener('DOMContentLoaded', () => {
        const old = document.querySelector('[type=rocketlazyloadscript]')
        const fresh = document.createElement('script')
        fresh.text = old.textContent
        old.replaceWith(fresh)
      })</script>`,
  'runs the script as text (Rocket Loader, tag managers)': (code) =>
    `${PAY}<script>(0, eval)(${inString(code)})</script>`,
  'serves the script as a module of another name': (code) =>
    `<script type="module">${inTag(code)}</script>${PAY}`,
}

for (const [[what, way], details] of sampled(Object.entries(WAYS), 2))
  test(
    `a page whose optimiser ${what} opens the checkout with the host’s script`,
    details,
    async ({ page, host, shopAt, buyer }) => {
      const code = await (await fetch(`${host.origin}/klump.js`)).text()
      await shopAt(host.origin, () => way(code))
      await expect.poll(() => page.evaluate(() => typeof window.Klump)).toBe('function')
      await page.locator('#pay').click()
      await buyer.sees('Choose your bank')
    },
  )

for (const [what, way] of chosen(Object.entries(WAYS), 1))
  test(`the error names data-klump-base where no host wrote the address and the optimiser ${what}`, async ({
    page,
    demo,
    shopAt,
    wire,
  }) => {
    const code = readFileSync(join(DIST, 'klump.js'), 'utf8')
    const thrown: string[] = []
    page.on('pageerror', ({ message }) => thrown.push(message))
    await shopAt(demo.origins.klump, () => way(code))
    await expect.poll(() => page.evaluate(() => typeof window.Klump)).toBe('function')
    await page.locator('#pay').click()
    await expect.poll(() => thrown.join()).toContain('data-klump-base')
    expect((await shopOf(page)).log).toEqual([])
    await wire.takeConsoleOnceItHas(/data-klump-base/)
  })

test('data-klump-base on the script tag sets the address of the checkout', async ({
  page,
  demo,
  shopAt,
  buyer,
}) => {
  const renamed = ({ klump }: Places) =>
    `<script data-klump-base="${klump}/" src="/klump/klump.js?name=other.js"></script>${PAY}`
  await shopAt(demo.origins.klump, renamed)
  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
  await expect
    .poll(() => page.locator('klump-overlay iframe').getAttribute('src'))
    .toContain(`${demo.origins.klump}/checkout/`)
})
