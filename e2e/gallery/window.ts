import type { Page, ViewportSize } from '@playwright/test'

interface Resizing {
  resized?: Promise<void>
}

/**
 * Resizes the window, and waits until the page's layout has the new size. Playwright returns earlier, and a measurement may then still
 * show the old size.
 */
export async function resize(page: Page, size: ViewportSize): Promise<void> {
  const { width, height } = page.viewportSize() ?? {}
  if (width === size.width && height === size.height) return
  await page.evaluate(() => {
    const page = globalThis as Resizing
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    page.resized = new Promise((resolve) => {
      addEventListener(
        'resize',
        () =>
          void frame()
            .then(frame)
            .then(() => resolve()),
        { once: true },
      )
    })
  })
  await page.setViewportSize(size)
  await page.evaluate(() => (globalThis as Resizing).resized)
}

/** Resizes the window to this size, or to a greater height where the screen would not fit. */
export async function resizeToSeeAll(page: Page, size: ViewportSize): Promise<void> {
  await resize(page, size)
  const hidden = await page.evaluate(() => {
    const scroller = document.querySelector('.screen-main')
    return scroller ? scroller.scrollHeight - scroller.clientHeight : 0
  })
  if (hidden > 0) await resize(page, { ...size, height: size.height + hidden })
}
