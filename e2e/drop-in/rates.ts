import type { Page } from '@playwright/test'

/**
 * Gives each lender of the sandbox's list a rate. The published list has lenders without a rate, for which a banner may not name the
 * lowest one.
 */
export async function rateOfEachLender(page: Page): Promise<void> {
  await page.route('**/v1/loans/partners?*', async (route) => {
    const response = await route.fetch()
    const list = (await response.json()) as { data: { interest: string | null }[] }
    for (const lender of list.data) lender.interest ??= '3.5'
    await route.fulfill({ response, json: list })
  })
}
