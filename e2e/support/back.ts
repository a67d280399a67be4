import { expect, type Page } from '@playwright/test'

/** As the button of the browser does. Not goBack(), which waits until the page itself has moved. */
export async function pressesBack(page: Page): Promise<void> {
  await page.evaluate(() => void setTimeout(() => history.back()))
}

/** Waits for the overlay's entry in the history: the browser makes it when it has time, half a second after the overlay at the latest. */
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
