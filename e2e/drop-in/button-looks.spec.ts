import { AxeBuilder } from '@axe-core/playwright'
import { pairs, sampled } from '../support/sample.ts'
import { expect, test } from '../pages/test.ts'
import { shopPage, type Places } from '../pages/shop-page.ts'
import { example } from '../docs/blocks.ts'
import { button, markup, withOrder } from './button-page.ts'
import { defer, late } from './script-tags.ts'
import { shiftsOf, watchShifts } from './shifts.ts'

// The room that the page keeps for the button, the button's sizes and its colours.

const PLACES_OF_IT: readonly [string, (places: Places) => string][] = [
  ['in the old container', () => '<div id="klump__checkout"></div>'],
  ['as an element', (places) => withOrder(places)],
  ['small', (places) => withOrder(places, 'size="small"')],
  ['large', (places) => withOrder(places, 'size="large"')],
]
const COMINGS = pairs(PLACES_OF_IT, Object.entries({ defer, late }))

for (const [[[name, main], [when, tag]], details] of sampled(COMINGS, 1))
  test(
    `the button shifts nothing when it appears: ${name}, script ${when}`,
    details,
    async ({ page, visit }) => {
      await page.setViewportSize({ width: 320, height: 640 })
      await page.addInitScript(watchShifts)
      const script = (places: Places) => example('room.html') + tag(places)
      await visit(markup(name, main, script))
      await expect(button(page)).toBeVisible()
      expect(await shiftsOf(page)).toBe(0)
    },
  )

const SHOWN = (places: Places) =>
  ['small', 'medium', 'large']
    .flatMap((size) =>
      ['brand', 'auto', 'light', 'dark'].map((scheme) =>
        withOrder(places, `size="${size}" scheme="${scheme}"`),
      ),
    )
    .join('<br>') + withOrder(places, 'disabled')

const LOOKS = pairs(['light', 'dark'] as const, [360, 1280])

for (const [[colorScheme, width], details] of sampled(LOOKS, 1))
  test(
    `the button is accessible and fits the window in every size and scheme, ${colorScheme}, ${width} px`,
    details,
    async ({ page, visit }, info) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 1200 })
      await visit({
        name: 'sizes',
        html: shopPage({
          head: '<style>:root { color-scheme: light dark; font-family: serif } main { max-width: 420px; margin: auto } button { background: red; text-transform: uppercase }</style>',
          main: '',
          script: defer,
        }),
      })
      const places = { klump: '', shop: '', publicKey: 'klp_pk_test_madeup0001' }
      await page
        .locator('main')
        .evaluate((main, html) => (main.innerHTML = html), `<h1>Shop</h1>${SHOWN(places)}`)
      await expect(button(page)).toHaveCount(13)
      await expect(button(page).last()).toHaveAttribute('aria-disabled', 'true')
      const { violations } = await new AxeBuilder({ page }).include('main').analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join()}`)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
      await page.screenshot({ path: info.outputPath(`button-${colorScheme}-${width}.png`), fullPage: true })
    },
  )
