import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, expect, type ConsoleMessage, type Page } from '@playwright/test'
import { createGallery } from '../../demo/gallery/index.ts'
import { listen } from '../../demo/listen.ts'
import { launchOptions } from '../browser.ts'

const BUILT = join(import.meta.dirname, '../../.data/gallery')

interface WorkerParts {
  /** The origin of the built gallery, for all tests of one worker. */
  gallery: string
  /** One page for all tests of a worker: each test sets what it needs, and the documents store nothing. */
  shared: Page
}

export const test = base.extend<{ said: string[] }, WorkerParts>({
  launchOptions: {
    ...launchOptions(),
    env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('./fonts.conf', import.meta.url)) },
  },

  gallery: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      if (!existsSync(join(BUILT, 'frame.html')))
        throw new Error('Build the gallery first: npx vite build --config demo/gallery/vite.config.ts')
      const listening = await listen('127.0.0.1', 0)
      listening.serve(createGallery(BUILT))
      await use(`${listening.origin}/gallery/`)
      await listening.close()
    },
    { scope: 'worker' },
  ],

  shared: [
    async ({ browser }, use) => {
      const context = await browser.newContext({ locale: 'en-NG', reducedMotion: 'reduce' })
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],

  // Only the console reports a violated policy or a step that leads to another screen.
  said: [
    async ({ page }, use) => {
      const said: string[] = []
      const onConsole = (message: ConsoleMessage) => said.push(`${message.type()}: ${message.text()}`)
      const onError = (error: Error) => said.push(error.message)
      page.on('console', onConsole).on('pageerror', onError)
      await use(said)
      page.off('console', onConsole).off('pageerror', onError)
      expect(said, 'what the console heard').toEqual([])
    },
    { auto: true },
  ],
})

export const onSharedPage = test.extend({ page: ({ shared }, use) => use(shared) })

/** Goes to a screen and waits until it is drawn. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('html')).toHaveAttribute('data-drawn', /./)
}

export { expect }
