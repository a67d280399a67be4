import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { shopPage, type ShopPage } from './shop-page.ts'
import { expect, expectSale, test } from './test.ts'

const { resolve } = createRequire(import.meta.url)
const bootstrapCss = readFileSync(resolve('bootstrap/dist/css/bootstrap.min.css'), 'utf8')

const bundled = '<script src="/bundle.js"></script>'

const NATIVE = `<button id="open" onclick="basket.showModal()">Open the basket</button>
<dialog id="basket" aria-label="Your basket">
  <input aria-label="Note" /><button id="pay" type="button">Pay with Klump</button>
  <button onclick="basket.close()">Close the basket</button>
</dialog>`

const BOOTSTRAP = `<button id="open">Open the basket</button>
<div class="modal" id="basket" tabindex="-1" role="dialog" aria-label="Your basket"><div class="modal-dialog"><div class="modal-content">
  <input aria-label="Note" /><button id="pay" type="button">Pay with Klump</button>
  <button data-bs-dismiss="modal">Close the basket</button>
</div></div></div>${bundled}`

const pages: ShopPage[] = [
  { name: 'a native dialog', html: shopPage({ main: NATIVE }) },
  {
    name: 'Bootstrap’s modal',
    bundle: 'modals/bootstrap.ts',
    html: shopPage({ head: `<style>${bootstrapCss}</style>`, main: BOOTSTRAP }),
  },
  { name: 'MUI’s dialog', bundle: 'modals/mui.tsx', html: shopPage({ main: '', body: bundled }) },
  { name: 'Radix’ dialog', bundle: 'modals/radix.tsx', html: shopPage({ main: '', body: bundled }) },
  {
    name: 'Headless UI’s dialog',
    bundle: 'modals/headless.tsx',
    html: shopPage({ main: '', body: bundled }),
  },
]

for (const shop of pages)
  test(`over ${shop.name}, which works afterwards`, async ({ page, visit, buyer }) => {
    await visit(shop)
    await page.getByRole('button', { name: 'Open the basket' }).click()
    const theirs = page.getByRole('dialog', { name: 'Your basket' })
    const note = theirs.getByLabel('Note')
    await note.click()
    await page.keyboard.type('leave it ')

    await expectSale(page, buyer)

    await expect(note).toBeVisible()
    await note.click()
    await page.keyboard.press('End')
    await page.keyboard.type('at the door')
    await expect(note).toHaveValue('leave it at the door')
    await theirs.getByRole('button', { name: 'Close the basket' }).click()
    await expect(note).toBeHidden()
  })

test('hotkeys of the page do not fire while one types', async ({ page, visit, buyer }) => {
  await visit({
    name: 'hotkeys',
    html: shopPage({
      body: `<p id="fired">0</p><script>
        for (const type of ['keydown', 'keypress', 'keyup'])
          for (const target of [document, window, document.documentElement])
            target.addEventListener(type, () => (fired.textContent = Number(fired.textContent) + 1))
      </script>`,
    }),
  })
  await expectSale(page, buyer)
  await expect(page.locator('#fired')).toHaveText('0')

  await page.keyboard.press('x')
  await expect(page.locator('#fired')).not.toHaveText('0')
})

test('a smooth-scroll library does not scroll behind the overlay', async ({ page, visit, buyer }) => {
  await visit({
    name: 'smooth scroll',
    bundle: 'modals/smooth-scroll.ts',
    html: shopPage({ body: `<div style="height: 5000px"></div>${bundled}` }),
  })
  const scrolled = () => page.evaluate(() => Math.round(scrollY))
  await page.mouse.move(640, 400)
  await page.mouse.wheel(0, 100)
  await expect.poll(scrolled).toBeGreaterThan(50)
  await page.mouse.wheel(0, -400)
  await expect.poll(scrolled).toBe(0)

  await page.locator('#pay').click()
  await buyer.sees('Choose your bank')
  for (const [x, y] of [
    [640, 400],
    [20, 20],
  ] as const) {
    await page.mouse.move(x, y)
    await page.mouse.wheel(0, 600)
    await page.mouse.wheel(0, 600)
  }
  // As long as the library would take to move: frames, counted in the page.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 60; frame += 1) await new Promise(requestAnimationFrame)
  })
  expect(await scrolled()).toBe(0)
  await buyer.closes()
})
