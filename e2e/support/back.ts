import { expect, type Page } from '@playwright/test'

/** Goes back as the browser's button does. Not goBack(), which waits until the page itself has moved. */
export async function pressesBack(page: Page): Promise<void> {
  await page.evaluate(() => void setTimeout(() => history.back()))
}

/** Waits for the overlay's history entry: the browser makes it when idle, half a second after the overlay at the latest. */
export async function hasEntry(page: Page): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          document.querySelector('klump-back')?.shadowRoot?.querySelector('iframe')?.contentWindow?.history
            .state as unknown,
      ),
    )
    .toBe('klump')
}
