import type { Browser, FrameLocator, Page } from 'playwright'
import type { Contestant } from '../contestants.ts'
import { recordRequests, type Sent } from '../network.ts'
import { onPage, TIMEOUT_MS, type Profile } from '../visit.ts'

/** From the click to the last screen. */
export interface Purchase {
  readonly ms: number
  readonly requests: readonly Sent[]
}

/** Buys with Stanbic, with the values that Klump publishes, as fast as the screens come. */
export async function purchase(
  browser: Browser,
  contestant: Contestant,
  profile: Profile,
): Promise<Purchase> {
  return onPage(browser, contestant, profile, async (page, cdp) => {
    page.setDefaultTimeout(TIMEOUT_MS)
    const requests = await recordRequests(cdp)
    await page.locator('#pay').click()
    await walkThrough(page.frameLocator('klump-overlay iframe'), page)
    const { clicked, now } = await page.evaluate<{ clicked: number; now: number }>(
      '({ clicked: window.bench.clicked, now: performance.timeOrigin + performance.now() })',
    )
    return { ms: now - clicked, requests: requests(clicked) }
  })
}

async function walkThrough(checkout: FrameLocator, page: Page): Promise<void> {
  const press = (name: string | RegExp) => checkout.getByRole('button', { name }).click()
  const fill = (label: string | RegExp, text: string) => checkout.getByLabel(label).fill(text)
  await press(/Stanbic/)
  await fill('Account number', '1234567890')
  await fill('Phone number', '08012345678')
  await press('Continue')
  // The code is sent automatically with its last digit.
  await fill(/code/i, '123456')
  await press('Agree and continue')
  await checkout.getByRole('radio', { name: /^6 / }).check()
  await checkout.getByLabel(/day/i).selectOption('25')
  await checkout.getByLabel('Insurer').selectOption({ index: 1 })
  await press('See my payments')
  await checkout.getByRole('checkbox', { name: /agree/ }).check()
  await press(/^Agree/)
  await checkout.getByRole('heading', { level: 1, name: 'You’re all set' }).waitFor()
  // Time to record the requests that still follow.
  await page.waitForTimeout(1000)
}
