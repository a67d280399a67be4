import { shopPage } from './shop-page.ts'
import { refusal } from './refusal.ts'
import { expect, shopOf, test } from './test.ts'

/** Each takes away, before any script of the page, what a browser of another year does not have. */
const MISSING = {
  '<dialog>': () => Reflect.deleteProperty(globalThis, 'HTMLDialogElement'),
  'showModal()': () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal'),
  inert: () => Reflect.deleteProperty(HTMLElement.prototype, 'inert'),
  'constructed style sheets': () => {
    for (const { prototype } of [Document, ShadowRoot])
      Reflect.deleteProperty(prototype, 'adoptedStyleSheets')
  },
  'message channels': () => Reflect.deleteProperty(globalThis, 'MessageChannel'),
}

for (const [name, take] of Object.entries(MISSING))
  test(`a browser without ${name} is told so, and its page is left alone`, async ({ page, visit, wire }) => {
    await page.addInitScript(take)
    await visit({ name, html: shopPage({}) })
    await page.waitForFunction(() => typeof window.Klump === 'function')
    const before = await page.content()
    await page.locator('#pay').click()
    await expect
      .poll(async () => (await shopOf(page)).log)
      .toEqual(['error unsupported_browser', 'close', 'result failed'])
    expect(await page.content()).toBe(before)
    expect(await refusal(page)).toMatch(/^Klump needs a browser with/)
    // Once, for the developer.
    expect(wire.takeSaid()).toHaveLength(1)
    expect(wire.sent.filter(({ url }) => url.pathname.startsWith('/checkout'))).toEqual([])
  })
