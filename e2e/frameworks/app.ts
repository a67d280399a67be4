import { expect, type Page } from '@playwright/test'
import type { Outcome } from '../../src/index.ts'
import { expectOnTop } from '../pages/overlay.ts'
import { buys } from '../pages/test.ts'
import { changes, noteGlobals, traces as tracesOf } from '../pages/traces.ts'
import { Shopper } from '../support/shopper.ts'
import { test as base } from '../support/test.ts'
import { FRAMEWORKS, type Framework, type Mode } from './frameworks.ts'
import { prepareHere } from './prepare.ts'
import { freePort, runToEnd, serve } from './program.ts'

/** `npm run frameworks` sets the app and its folder. By default the app that needs no registry. */
const { KLUMP_FRAMEWORK: asked = 'vite-react', KLUMP_FRAMEWORK_FOLDER: installed } = process.env

export const framework: Framework = find(asked)

interface Parts {
  buyer: Shopper
  /** Goes to the app's first page, and through its own link to the till. */
  toTheTill: () => Promise<void>
}

interface WorkerParts {
  /** The built app. */
  folder: string
  mode: Mode
  app: { origin: string; said: () => string }
}

export const test = base.extend<Parts, WorkerParts>({
  mode: ['built', { scope: 'worker', option: true }],

  folder: [
    async ({ mode }, use) => {
      if (installed !== undefined) return use(installed)
      const { folder, remove } = prepareHere(framework)
      if (mode === 'built') for (const command of framework.build) await runToEnd({ folder, command })
      await use(folder)
      remove()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  app: [
    async ({ demo, folder, mode }, use) => {
      const port = await freePort()
      const env = {
        KLUMP_API: demo.origins.klump,
        KLUMP_SECRET_KEY: demo.sandbox.account().test.secretKey,
      }
      const app = await serve({ folder, command: framework.serve[mode](port), env }, port)
      await use(app)
      app.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  shops: async ({ app, shops }, use) => use([...shops, app.origin]),

  buyer: async ({ page }, use) => use(new Shopper(page)),

  toTheTill: async ({ page, demo, app }, use) => {
    const settings = {
      publicKey: demo.sandbox.account().test.publicKey,
      checkoutUrl: `${demo.origins.klump}/checkout/`,
    }
    await page.addInitScript(noteGlobals)
    await page.addInitScript((settings) => Object.assign(globalThis, { settings }), settings)
    await use(async () => {
      await page.goto(app.origin)
      await page.getByRole('link', { name: 'To the till' }).click()
      // The app's script has run.
      await page.waitForFunction(() => 'shop' in window)
    })
  },
})

/** The record of shared/shop.ts. It changes a moment after the overlay has gone: tests wait for what they expect in it. */
async function heardBy(page: Page): Promise<{ log: string[]; results: string[] }> {
  return page.evaluate(() => {
    const { log, results } = (globalThis as unknown as { shop: { log: string[]; results: Outcome[] } }).shop
    return { log, results: results.map(({ status }) => status) }
  })
}

/** Waits until these are the callbacks that the app has received, from the first opening on. */
export const expectLog = (page: Page, log: readonly string[]): Promise<void> =>
  expect.poll(async () => (await heardBy(page)).log).toEqual(log)

/** Waits until these are the results of the app's checkouts. */
export const expectResults = (page: Page, results: readonly Outcome['status'][]): Promise<void> =>
  expect.poll(async () => (await heardBy(page)).results).toEqual(results)

/** Presses the app's own button, and checks that one overlay opens above everything. */
export async function opens(page: Page, buyer: Shopper, more: object = {}): Promise<void> {
  await page.evaluate(
    (more) => Object.assign((globalThis as unknown as { settings: object }).settings, more),
    {
      closeOnBack: true,
      ...more,
    },
  )
  await page.getByRole('button', { name: 'Pay with Klump' }).click()
  await buyer.sees('Choose your bank')
  await expect(page.locator('klump-overlay')).toHaveCount(1)
  await expectOnTop(page)
}

/**
 * Makes a purchase from the button to its outcome, and checks that the page is unchanged afterwards. support/test.ts checks console and
 * requests after each test. Returns Klump's reference.
 */
export async function sells(page: Page, buyer: Shopper): Promise<string> {
  const before = await traces(page)
  const { log: earlier } = await heardBy(page)
  await opens(page, buyer)
  await buys(buyer)
  await expect
    .poll(async () => (await heardBy(page)).log.slice(earlier.length))
    .toEqual(['load', 'open', 'success', 'close SUCCESS'])
  await expectUnchanged(page, before)
  return page.evaluate(() => {
    const { results } = (globalThis as unknown as { shop: { results: Outcome[] } }).shop
    const last = results.at(-1)
    return last?.status === 'success' ? last.reference : ''
  })
}

// The tags with which the app's own bundler loads a chunk. It does not remove them.
const CHUNK =
  /^left behind: (SCRIPT|LINK rel=modulepreload) .*(\/_next\/static\/|\/_nuxt\/|\/_app\/immutable\/)\S+\.js$/

// Angular's zone.js keeps a list of the listeners for each event in a property of the target.
const ZONE = /^(global |document\.)__zone_symbol__/

// Angular's router numbers its navigations in history.state.
const NUMBER = /^(left behind|gone): history at \{"navigationId":\d+\}$/

/** What an overlay could change on the page and, with zone.js, the number of listeners for each event. */
export async function traces(page: Page): Promise<string[]> {
  const listeners = await page.evaluate(() =>
    [globalThis, document].flatMap((target) =>
      Object.entries(target)
        .filter(([name, list]) => /^__zone_symbol__.+(true|false)$/.test(name) && Array.isArray(list))
        .map(([name, list]) => `listeners in ${name}: ${(list as unknown[]).length}`),
    ),
  )
  return [...(await tracesOf(page)).filter((line) => !ZONE.test(line)), ...listeners]
}

/**
 * Waits until the page is as it was before: the entry in the history is removed a moment after the overlay. Lines with `except` are the
 * test's own changes.
 */
export const expectUnchanged = (page: Page, before: readonly string[], except?: string): Promise<void> =>
  expect
    .poll(async () =>
      changes(before, await traces(page)).filter(
        (line) => !CHUNK.test(line) && !NUMBER.test(line) && !(except && line.includes(except)),
      ),
    )
    .toEqual([])

function find(name: string): Framework {
  const found = FRAMEWORKS.find((framework) => framework.name === name)
  if (!found)
    throw new Error(
      `No framework called ${name}. There are ${FRAMEWORKS.map(({ name }) => name).join(', ')}.`,
    )
  return found
}

export { expect }
