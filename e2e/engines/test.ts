import { expect } from '@playwright/test'
import { withDemo } from '../support/demo.ts'
import { ON_TOP, stance } from '../pages/overlay.ts'
import { servePage } from '../pages/serve.ts'
import type { Places, ShopPage } from '../pages/shop-page.ts'
import { changes, noteGlobals, tracesHere } from '../pages/traces.ts'
import { WebDriverShopper, buys } from './buyer.ts'
import { dialog, heardAll, named, payloadOf, said } from './inside.ts'
import { KEYS } from './web-driver.ts'
import { startWebKit, type WebKit, type WebKitMachine } from './webkit.ts'

interface WorkerParts {
  machine: WebKitMachine
}

interface Parts {
  /** A window of its own. */
  webkit: WebKit
  /** Console errors and warnings that the test has not taken fail it. */
  buyer: WebDriverShopper
  /** Goes to a page, which is then the shop of this test, with the script of the sandbox or of another origin. */
  visit: (page: ShopPage, klump?: string) => Promise<Places>
}

export const test = withDemo.extend<Parts, WorkerParts>({
  machine: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what a fixture needs from here
    async ({}, use) => {
      const machine = await startWebKit()
      await use(machine)
      machine.close()
    },
    { scope: 'worker' },
  ],

  webkit: async ({ machine }, use, info) => {
    const webkit = await machine.open()
    info.annotations.push({ type: 'engine', description: `WebKitGTK ${webkit.version}` })
    try {
      await use(webkit)
    } finally {
      if (info.status !== info.expectedStatus)
        await info.attach('last seen', {
          body: await webkit.screenshot().catch(() => ''),
          contentType: 'image/png',
        })
      await webkit.close()
    }
  },

  buyer: async ({ webkit }, use, info) => {
    const buyer = new WebDriverShopper(webkit)
    await use(buyer)
    if (info.status === info.expectedStatus)
      expect(await buyer.takeConsole(), 'errors and warnings in the console').toEqual([])
  },

  visit: async ({ webkit, demo }, use) => {
    const closing: (() => Promise<void>)[] = []
    await use(async (page, origin = demo.origins.klump) => {
      const { publicKey } = demo.sandbox.account().test
      const klump = { origin, publicKey }
      const { places, close } = await servePage(
        page,
        klump,
        [said, noteGlobals].map((first) => `(${first.toString()})()`).join(';'),
      )
      closing.push(close)
      await webkit.goTo(places.shop)
      return places
    })
    for (const close of closing) await close()
  },
})

/** The five things that hold on every page, as far as WebDriver can see: it cannot see what left the browser. */
export async function expectSale(
  webkit: WebKit,
  buyer: WebDriverShopper,
  pressed: 'by mouse' | 'by keyboard' = 'by mouse',
): Promise<void> {
  await webkit.until(() => typeof window.Klump === 'function')
  await webkit.run(() =>
    document.querySelector('#pay')?.scrollIntoView({ block: 'center', behavior: 'instant' }),
  )
  const before = await webkit.run(tracesHere)
  if (pressed === 'by mouse') await webkit.click(() => document.querySelector('#pay'))
  else {
    await webkit.run(() => document.querySelector<HTMLElement>('#pay')?.focus())
    await webkit.press(KEYS.Enter)
  }
  await buyer.sees('Choose your bank')
  await webkit.enter()
  expect(await webkit.run(stance, await webkit.find(dialog))).toEqual(ON_TOP)
  await buys(buyer)
  await expectOutcome(webkit)
  const after = await webkit.run(tracesHere)
  expect(changes(before, after)).toEqual([])
  expect(after.filter((line) => /global .*(klump|zod|preact)/i.test(line))).toEqual(['global Klump'])
  expect(await webkit.run(() => window.shop.violations)).toEqual([])
}

/** Expects one outcome, with the callbacks in the promised order. */
export async function expectOutcome(webkit: WebKit): Promise<void> {
  const outcome = await webkit.until(() => window.shop.outcome)
  expect(outcome).toMatchObject({
    status: 'success',
    reference: expect.stringMatching(/^KLP-\d{4}-\d{6}-\d{4}$/),
  })
  expect(await webkit.run(() => window.shop.log)).toEqual([
    'load',
    'open',
    'success',
    'close',
    'result success',
  ])
}

/** Goes to the demo's shop, and waits for its pay button. */
export async function visitsDemo(
  webkit: WebKit,
  shop: string,
  basket: string,
  returning = true,
): Promise<void> {
  await webkit.goTo(shop)
  await webkit.click((basket: string) => document.querySelector(`[data-basket=${basket}]`), basket)
  if (returning) await webkit.click(named, 'label', 'returning customer')
  await webkit.find(named, PAY, '^\\s*Pay in instalments')
}

/** The shop has Klump's own button, the app a button of its own. */
const PAY = 'klump-button, button'

export const pays = (webkit: WebKit): Promise<void> => webkit.click(named, PAY, '^\\s*Pay in instalments')

export const heard = (webkit: WebKit): Promise<readonly string[]> => webkit.until(heardAll)

export async function payload(webkit: WebKit, callback: string): Promise<unknown> {
  return JSON.parse(await webkit.until(payloadOf, callback)) as unknown
}

export const verdictIs = async (webkit: WebKit, title: string): Promise<void> =>
  void (await webkit.find(named, '[role=status] :is(h1, h2, h3)', title))

export { buys, expect }
