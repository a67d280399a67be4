import { expect, type Frame, type Page } from '@playwright/test'
import type { ShopRecord } from './own/page.d.ts'

/** Waits until an opening has failed, and returns the error message in its `result`. */
export async function refusal(page: Page | Frame): Promise<string> {
  const message = () =>
    page.evaluate(() => {
      const { outcome } = (globalThis as unknown as { shop: ShopRecord }).shop
      return outcome?.status === 'failed' ? outcome.error.message : ''
    })
  await expect.poll(message).not.toBe('')
  return message()
}
