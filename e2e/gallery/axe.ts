import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

type Axe = typeof axe

/** Rules whose answer depends on the theme. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/**
 * Runs axe with every rule, or with these alone, on the whole page or on the given part. It leaves out frames, which show screens of the
 * gallery. It calls axe directly, because it runs two hundred times.
 */
export async function expectNoViolations(
  page: Page,
  part = 'html',
  rules?: readonly string[],
): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const found = await page.evaluate(
    async ({ part, rules }) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      const runOnly = rules && { runOnly: [...rules] }
      const { violations } = await axe.run(part, { iframes: false, resultTypes: ['violations'], ...runOnly })
      return violations.map(
        ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`,
      )
    },
    { part, rules },
  )
  expect.soft(found).toEqual([])
}
