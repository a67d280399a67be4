import type { Frame, Page } from '@playwright/test'
import type { ShopRecord } from './own/page.d.ts'

/** The error message in `result` of an opening that failed. */
export async function refusal(page: Page | Frame): Promise<string> {
  return page.evaluate(() => {
    const { outcome } = (globalThis as unknown as { shop: ShopRecord }).shop
    return outcome?.status === 'failed' ? outcome.error.message : ''
  })
}
