import { expect, type Page } from '@playwright/test'

/** Measures the overlay's dialog on its page. Runs in the page, with any driver. */
export async function stance(dialog: Element) {
  // The dialog appears with an animation, and is measured after it.
  await Promise.all(dialog.getAnimations().map(({ finished }) => finished))
  const { left, top, width, height } = dialog.getBoundingClientRect()
  const parts = [0.04, 0.25, 0.5, 0.75, 0.96]
  const hit = parts.flatMap((x) =>
    parts.map((y) => document.elementFromPoint(left + width * x, top + height * y)?.localName ?? 'nothing'),
  )
  const frame = dialog.querySelector('iframe')?.getBoundingClientRect()
  const { direction, fontSize, visibility, opacity } = getComputedStyle(dialog)
  return {
    hit: [...new Set(hit)],
    fills: frame ? [Math.round(frame.width / width), Math.round(frame.height / height)] : [],
    inView: left >= 0 && top >= 0 && left + width <= innerWidth + 1 && top + height <= innerHeight + 1,
    isWide: width >= Math.min(innerWidth, 440) - 1 && height >= Math.min(innerHeight, 500) - 40,
    isModal: dialog.matches(':modal'),
    looks: [direction, fontSize, visibility, opacity],
  }
}

/** Every tested point of the dialog hits the overlay, and the dialog is as large as on a harmless page. */
export const ON_TOP: Awaited<ReturnType<typeof stance>> = {
  hit: ['klump-overlay'],
  fills: [1, 1],
  inView: true,
  isWide: true,
  isModal: true,
  looks: ['ltr', '16px', 'visible', '1'],
}

/** The overlay is above everything, and completely visible. */
export async function expectOnTop(page: Page): Promise<void> {
  const dialog = page.locator('klump-overlay dialog')
  await expect(dialog).toBeVisible()
  expect(await dialog.evaluate(stance)).toEqual(ON_TOP)
}

/** Waits until the browser has the answer to the request for the overlay’s file, which klump.js sends once the page is idle. */
export async function overlayFileLoads(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => /\/overlay-[\w-]+\.js/.test(name)),
  )
}
