import type { Browser, CDPSession, Frame, Page } from 'playwright'
import type { Contestant } from './contestants.ts'
import { FRAME_PROBE } from './pages.ts'

/** How slow the device is. */
export interface Profile {
  readonly name: string
  /** How many times slower the processor. */
  readonly cpu: number
  readonly slow4g: boolean
}

export const PROFILES: readonly Profile[] = [
  { name: 'CPU 1x', cpu: 1, slow4g: false },
  { name: 'CPU 6x', cpu: 6, slow4g: false },
  { name: 'CPU 6x, slow 4G', cpu: 6, slow4g: true },
]

// As DevTools' own "Slow 4G" has it: 1.6 Mbit/s down, 0.75 up, and its round trip.
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 / 8) * 0.9,
  uploadThroughput: (0.75e6 / 8) * 0.9,
}

/** A phone's screen, so that what opens covers it. */
const VIEWPORT = { width: 412, height: 823 }
const PATIENCE_MS = 60_000
/** What still runs when a page says that it is ready; the click comes when nothing does. */
const CALM_MS = 250
/** Between a warming and the click, at full speed: a shopper looks at the page for longer. */
const WARMING_MS = 400

/** One opening. Milliseconds from the click. */
export interface Times {
  /** Until something of it was painted over the page. */
  readonly painted: number
  /** Until there was something to press. */
  readonly usable: number
}

/** Opens once, on a page of its own in a browser that has nothing cached. Throws when nothing opens. */
export async function visit(
  browser: Browser,
  contestant: Contestant,
  profile: Profile,
  patience = PATIENCE_MS,
): Promise<Times> {
  return onPage(browser, contestant, profile, async (page) => {
    await page.locator('#pay').click()
    await waitFor(page, contestant, 'window.bench.painted > 0', patience)
    const { clicked, painted } = await page.evaluate<{ clicked: number; painted: number }>('window.bench')
    // What was ready in a hidden frame can be used as soon as it is seen.
    const usable = contestant.hasFrame
      ? Math.max(painted, (await openFrame(page, contestant)).usable)
      : painted
    return { painted: painted - clicked, usable: usable - clicked }
  })
}

/** A page of a contestant that is ready to be clicked, for as long as `use` needs it. */
export async function onPage<Result>(
  browser: Browser,
  contestant: Contestant,
  profile: Profile,
  use: (page: Page, cdp: CDPSession) => Promise<Result>,
  before: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<Result> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  try {
    const page = await context.newPage()
    await page.addInitScript(FRAME_PROBE)
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: profile.cpu })
    if (profile.slow4g) {
      await cdp.send('Network.enable')
      await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
    }
    await before(page)
    await page.goto(contestant.url, { timeout: PATIENCE_MS })
    await waitFor(page, contestant, contestant.ready)
    if (contestant.warm) await page.evaluate(contestant.warm)
    if (contestant.warm) await page.waitForTimeout(WARMING_MS * profile.cpu * (profile.slow4g ? 4 : 1))
    await page.evaluate('new Promise((done) => requestIdleCallback(() => done()))')
    await page.waitForTimeout(CALM_MS)
    return await use(page, cdp)
  } finally {
    await context.close()
  }
}

async function waitFor(
  page: Page,
  { name }: Contestant,
  condition: string,
  patience = PATIENCE_MS,
): Promise<void> {
  try {
    await page.waitForFunction(condition, undefined, { timeout: patience, polling: 20 })
  } catch {
    throw new Error(`${name}: waited ${patience / 1000} s for ${condition}`)
  }
}

/** The frame in which there is something to press, and since when. */
export async function openFrame(
  page: Page,
  { name }: Contestant,
): Promise<{ readonly frame: Frame; readonly usable: number }> {
  for (const since = Date.now(); Date.now() - since < PATIENCE_MS; await page.waitForTimeout(20)) {
    for (const frame of page.frames().slice(1)) {
      const usable = await frame.evaluate<number>('window.bench?.usable ?? 0').catch(() => 0)
      if (usable > 0) return { frame, usable }
    }
  }
  throw new Error(`${name}: nothing to press in its frame after ${PATIENCE_MS / 1000} s`)
}
