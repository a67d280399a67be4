import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

type Axe = typeof axe

/**
 * Axe with every rule it has and no exceptions, on the whole page or on what is named of it. Not in frames: what they
 * show is a screen of the gallery itself. Run by hand because it is run two hundred times.
 */
export async function expectNoViolations(page: Page, part = 'html'): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(async (part) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run(part, { iframes: false, resultTypes: ['violations'] })
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
    )
  }, part)
  expect.soft(found).toEqual([])
}
