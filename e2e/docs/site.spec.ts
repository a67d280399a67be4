import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base } from '../pages/test.ts'
import { inFull, sampled } from '../support/sample.ts'

/* The built documentation, as npm start serves it. */

const PAGES = readdirSync(join(import.meta.dirname, '../../dist/docs')).filter((file) =>
  file.endsWith('.html'),
)

const test = base.extend<{ docs: string }>({
  docs: async ({ demo }, use) => use(`${demo.origins.shop}/docs/`),
})

for (const [name, details] of sampled(PAGES, 3))
  test(`the page ${name} is accessible`, details, async ({ page, docs }) => {
    await page.goto(docs + name)
    await isAccessible(page)
  })
test.describe('in the dark colour scheme', () => {
  test.use({ colorScheme: 'dark' })
  for (const name of PAGES)
    test(`the page ${name} is accessible`, inFull, async ({ page, docs }) => {
      await page.goto(docs + name)
      await isAccessible(page)
    })
})

async function isAccessible(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).exclude('klump-banner').exclude('klump-button')
  const { violations } = await axe.analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
}

test('no page scrolls sideways', async ({ page, docs }) => {
  expect(PAGES.length).toBeGreaterThan(12)
  for (const name of PAGES) {
    await page.goto(docs + name)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, name).toBeLessThanOrEqual(0)
  }
})

test('the search finds an error code by its name, and Enter opens its entry', async ({ page, docs }) => {
  await page.goto(`${docs}index.html`)
  const box = page.getByRole('searchbox', { name: 'Search' })
  await box.fill('frame_blocked')
  await expect(page.getByRole('status')).toContainText('found')
  await box.press('Enter')
  await expect(page).toHaveURL(/errors\.html#frame_blocked$/)
  await box.fill('zzzzqqqq')
  await expect(page.getByRole('status')).toHaveText('Nothing found.')
  await box.press('Escape')
  await expect(box).toHaveValue('')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the documentation shows its pages, links and recorded runs', async ({ page, docs }) => {
    await page.goto(`${docs}sell.html`)
    await expect(page.getByText('What the page heard with the sandbox').first()).toBeVisible()
    await page.getByRole('link', { name: 'Errors', exact: true }).first().click()
    await expect(page.getByRole('heading', { name: 'declined' })).toBeVisible()
  })

  test('a phone shows the text first, and the list of pages is one tap away', async ({ page, docs }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${docs}testing.html`)
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport()
    const current = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Testing' })
    await expect(current).not.toBeInViewport()
    await page.getByRole('link', { name: 'Pages', exact: true }).click()
    await expect(current).toBeInViewport()
  })
})
