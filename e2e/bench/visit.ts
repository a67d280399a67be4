import type { Browser, CDPSession, ConsoleMessage, Frame, Page } from 'playwright'
import type { Contestant } from './contestants.ts'
import { recordRequests, type Sent } from './network.ts'
import { PAINTED, FRAME_PROBE, USABLE } from './pages.ts'

/** How a network is slowed down: as in DevTools, for each request, with no delay for the connection itself. */
interface Network {
  /** Milliseconds until an answer begins. */
  readonly latency: number
  /** Bytes a second. */
  readonly down: number
  readonly up: number
}

/** How slow the device is. */
export interface Profile {
  /** As on the command line: `npm run bench -- first --profile 4g`. */
  readonly id: string
  readonly name: string
  /** How many times the processor is slowed down. */
  readonly cpu: number
  /** From the click on; the machine's own when left out. */
  readonly network?: Network
}

// DevTools' own "Slow 4G" (1.6 Mbit/s down, 0.75 up) and "3G" (400 kbit/s), with their round trips.
const SLOW_4G = { latency: 562.5, down: (1.6e6 / 8) * 0.9, up: (0.75e6 / 8) * 0.9 }
const SLOW_3G = { latency: 2000, down: 400e3 / 8, up: 400e3 / 8 }

export const FAST: Profile = { id: '1x', name: 'CPU 1x', cpu: 1 }
export const SLOW: Profile = { id: '6x', name: 'CPU 6x', cpu: 6 }
export const ON_4G: Profile = { id: '4g', name: 'CPU 6x, slow 4G', cpu: 6, network: SLOW_4G }
export const ON_3G: Profile = { id: '3g', name: 'CPU 6x, slow 3G', cpu: 6, network: SLOW_3G }
export const PROFILES: readonly Profile[] = [FAST, SLOW, ON_4G, ON_3G]

/** A phone's screen, so that what opens covers it. */
const VIEWPORT = { width: 412, height: 823 }
export const TIMEOUT_MS = 60_000
/** A page may still run scripts when it is ready; the click comes after that. */
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
  timeout = TIMEOUT_MS,
): Promise<Times> {
  return onPage(browser, contestant, profile, (page) => open(page, contestant, timeout))
}

/** The same, with every request from the click on. Recording costs time: all whose times are compared are visited this way. */
export async function visitWithRequests(
  browser: Browser,
  contestant: Contestant,
  profile: Profile,
  /** Begins with the click; the returned function ends it. */
  meanwhile: (page: Page) => () => void = () => () => {},
): Promise<Times & { readonly requests: readonly Sent[] }> {
  return onPage(browser, contestant, profile, async (page, cdp) => {
    const requests = await recordRequests(cdp)
    const stop = meanwhile(page)
    const times = await open(page, contestant).finally(stop)
    return { ...times, requests: requests(await page.evaluate<number>('window.bench.clicked')) }
  })
}

async function open(page: Page, contestant: Contestant, timeout = TIMEOUT_MS): Promise<Times> {
  const shown = says(page, contestant, PAINTED, timeout)
  const ready = contestant.hasFrame ? firstScreen(page, contestant, timeout) : undefined
  await Promise.all([page.locator('#pay').click(), shown, ready])
  const { clicked, painted } = await page.evaluate<{ clicked: number; painted: number }>('window.bench')
  // Content that was ready in a hidden frame can be used as soon as it is painted.
  const usable = Math.max(painted, (await ready) ?? 0)
  return { painted: painted - clicked, usable: usable - clicked }
}

/** When there was something to press in a frame, in milliseconds since 1970. Called before the click. */
export async function firstScreen(page: Page, contestant: Contestant, timeout = TIMEOUT_MS): Promise<number> {
  return Number((await says(page, contestant, USABLE, timeout)).text().slice(USABLE.length))
}

async function says(
  page: Page,
  { name }: Contestant,
  what: string,
  timeout: number,
): Promise<ConsoleMessage> {
  try {
    return await page.waitForEvent('console', {
      predicate: (message) => message.text().startsWith(what),
      timeout,
    })
  } catch {
    throw new Error(`${name}: waited ${timeout / 1000} s for "${what}"`)
  }
}

/** The frame in which there is something to press, once there is. */
export async function frameOf(page: Page, { name }: Contestant): Promise<Frame> {
  for (const frame of page.frames().slice(1))
    if (await frame.evaluate<boolean>('window.bench?.usable > 0').catch(() => false)) return frame
  throw new Error(`${name}: there is nothing to press in its frames.`)
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
    await before(page)
    await page.goto(contestant.url, { timeout: TIMEOUT_MS })
    await waitFor(page, contestant)
    if (contestant.warm) await page.evaluate(contestant.warm)
    if (contestant.warm) await page.waitForTimeout(WARMING_MS * profile.cpu)
    await page.evaluate('new Promise((done) => requestIdleCallback(() => done()))')
    await page.waitForTimeout(CALM_MS)
    // Slow only from here on: what came before is not measured.
    if (profile.network) await slowDown(cdp, profile.network)
    return await use(page, cdp)
  } finally {
    await context.close()
  }
}

async function slowDown(cdp: CDPSession, { latency, down, up }: Network): Promise<void> {
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: down,
    uploadThroughput: up,
  })
}

async function waitFor(page: Page, { name, ready }: Contestant): Promise<void> {
  try {
    await page.waitForFunction(ready, undefined, { timeout: TIMEOUT_MS, polling: 20 })
  } catch {
    throw new Error(`${name}: waited ${TIMEOUT_MS / 1000} s for ${ready}`)
  }
}
