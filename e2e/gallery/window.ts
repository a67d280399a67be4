import type { Page, ViewportSize } from '@playwright/test'

interface Resizing {
  resized?: Promise<void>
}

/**
 * Makes the window this large, and waits until the page is laid out in it. Playwright returns earlier, and what is then
 * measured may still be the window before.
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

/** A window of this size, or higher where not all of the screen would be seen. */
export async function resizeToSeeAll(page: Page, size: ViewportSize): Promise<void> {
  await resize(page, size)
  const hidden = await page.evaluate(() => {
    const scroller = document.querySelector('.screen-main')
    return scroller ? scroller.scrollHeight - scroller.clientHeight : 0
  })
  if (hidden > 0) await resize(page, { ...size, height: size.height + hidden })
}
