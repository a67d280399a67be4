import type { Page } from '@playwright/test'
import { addressOf, screens } from '../../demo/gallery/screens/index.ts'
import { chosen } from '../support/sample.ts'
import { expectNoViolations, OF_COLOURS } from './axe.ts'
import { expectInside, expectLargeText, expectReflow } from './inside.ts'
import { expect, onSharedPage as test, open } from './test.ts'
import { resizeToSeeAll } from './window.ts'

/*
 * Compares each screen of the gallery with its pictures in shots/. After an intended change of a screen, look at the differences
 * (.reports/e2e holds expected, actual and difference), then take new pictures:
 *
 *   npx vite build --config demo/gallery/vite.config.ts
 *   npx playwright test -c e2e/playwright.config.ts e2e/gallery --update-snapshots=all
 */

const PHONE = { width: 360, height: 740 }
/** The size of the dialog on a desktop, and of the page around it. */
const DIALOG = { width: 440, height: 720 }
const DESK = { width: 640, height: 800 }

/** Sets a fixed shop name: the overlay names the gallery's origin, whose port differs in each run. */
async function nameShop(page: Page): Promise<void> {
  await page.evaluate(() => {
    const name = document.querySelector('klump-overlay')?.shadowRoot?.querySelector('.head .shop bdi')
    if (name) name.textContent = 'itan-market.example'
  })
}

/** The short form compares the pictures of a quarter of the screens. All other checks run on every screen. */
const pictured = chosen(screens, Math.ceil(screens.length / 4))

for (const screen of screens) {
  test(screen.id, async ({ page, gallery }) => {
    const isOverlay = 'overlay' in screen
    const part = isOverlay ? 'klump-overlay' : 'html'
    const picture = async (name: string) => {
      if (!pictured.includes(screen)) return
      // A changed word is some hundred pixels of a picture of a million: a limit as a share would miss it.
      await expect
        .soft(page)
        .toHaveScreenshot(`${screen.looksAs ?? screen.id}-${name}.png`, { maxDiffPixels: 20 })
    }

    await page.emulateMedia({ colorScheme: 'light' })
    await open(page, gallery + addressOf(screen, 'auto'))
    if (isOverlay) await nameShop(page)

    await resizeToSeeAll(page, PHONE)
    await picture('phone-light')
    await expectNoViolations(page, part)
    await expectInside(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectNoViolations(page, part, OF_COLOURS)

    await resizeToSeeAll(page, isOverlay ? DESK : DIALOG)
    await picture('desk-dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await expectInside(page)

    await expectReflow(page)
    await expectLargeText(page, PHONE)
  })
}
