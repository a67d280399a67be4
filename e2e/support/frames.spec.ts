import { expect, type Page } from '@playwright/test'
// The fixtures of the neighbouring tests: with others this file would need a worker of its own.
import { withDemo as test } from './demo.ts'
import { evaluateInFrames } from './frames.ts'

// Frames that are removed, or load another document, while a function runs in them.

interface Asked {
  asked?: string[]
  mayAnswer?: boolean
}

/** Resolves with the frame's title, as soon as the page lets it. */
async function answers(): Promise<string> {
  const page = window.top as unknown as Asked
  ;(page.asked ??= []).push(document.title)
  while (!page.mayAnswer) await new Promise((resolve) => setTimeout(resolve, 5))
  return document.title
}

async function show(page: Page, ...titles: string[]): Promise<void> {
  await page.setContent(titles.map((title) => `<iframe srcdoc="<title>${title}</title>"></iframe>`).join(''))
}

/** Waits until the function runs in each of these frames, calls `does`, and lets them answer. */
async function meanwhile(page: Page, titles: string[], does: () => Promise<unknown>): Promise<void> {
  const asked = () => page.evaluate(() => (window as Asked).asked?.toSorted())
  await expect.poll(asked).toEqual(titles)
  await does()
  await page.evaluate(() => ((window as Asked).mayAnswer = true))
}

test('evaluateInFrames leaves out a frame that is removed while the function runs', async ({ page }) => {
  await show(page, 'One', 'Two', 'Three')
  const answered = evaluateInFrames(page.frames(), answers)
  const second = page.locator('iframe').nth(1)
  await meanwhile(page, ['', 'One', 'Three', 'Two'], () => second.evaluate((frame) => frame.remove()))
  expect(await answered).toEqual(['', 'One', 'Three'])
})

test('evaluateInFrames leaves out a frame that was removed before the call', async ({ page }) => {
  await show(page, 'One', 'Two')
  const frames = page.frames()
  await page
    .locator('iframe')
    .first()
    .evaluate((frame) => frame.remove())
  const answered = evaluateInFrames(frames, answers)
  await meanwhile(page, ['', 'Two'], async () => {})
  expect(await answered).toEqual(['', 'Two'])
})

test('evaluateInFrames returns the answer of the document that a frame loads meanwhile', async ({ page }) => {
  await show(page, 'One')
  const answered = evaluateInFrames(page.frames(), answers)
  const frame = page.locator('iframe')
  await meanwhile(page, ['', 'One'], async () => {
    await frame.evaluate((it: HTMLIFrameElement) => (it.srcdoc = '<title>Two</title><p>Here'))
    await expect(frame.contentFrame().getByText('Here')).toBeVisible()
  })
  expect(await answered).toEqual(['', 'Two'])
})

test('evaluateInFrames throws the error of the function', async ({ page }) => {
  await show(page, 'One')
  const answered = evaluateInFrames(page.frames(), () => {
    throw new Error('Not this.')
  })
  await expect(answered).rejects.toThrow('Not this.')
})
