import { expect, type Page } from '@playwright/test'

/** How the overlay's dialog stands on its page. Runs in the page, whatever drives the browser. */
export async function stance(dialog: Element) {
  // It comes with a movement, and stands where it stands after it.
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

/** Whatever point of the dialog is touched, it is the overlay that is hit, and it is as large as on a harmless page. */
export const ON_TOP: Awaited<ReturnType<typeof stance>> = {
  hit: ['klump-overlay'],
  fills: [1, 1],
  inView: true,
  isWide: true,
  isModal: true,
  looks: ['ltr', '16px', 'visible', '1'],
}

/** The overlay is drawn over everything, and all of it can be seen. */
export async function expectOnTop(page: Page): Promise<void> {
  const dialog = page.locator('klump-overlay dialog')
  await expect(dialog).toBeVisible()
  expect(await dialog.evaluate(stance)).toEqual(ON_TOP)
}
