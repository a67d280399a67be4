import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Axe on the whole overlay, its shadow root and its frame, with every rule it has and no exceptions. */
export async function expectAccessible(page: Page): Promise<void> {
  // What still fades in has not got its contrast yet.
  for (const frame of page.frames())
    await frame.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const { violations } = await new AxeBuilder({ page }).include('klump-overlay').analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
  )
  expect(found).toEqual([])
}
