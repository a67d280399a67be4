import type { Browser, CDPSession, Page } from 'playwright'
import type { Contestant } from '../contestants.ts'
import { FAST, onPage } from '../visit.ts'

const ROUNDS = 20
const FALLING = ['Nodes', 'JSEventListeners', 'Frames']

export interface Growth {
  readonly openings: number
  /** Growth after the first tenth of the openings, in which a browser meets everything for the first time. */
  readonly heapBytes: number
  readonly nodes: number
  readonly listeners: number
  readonly frames: number
}

/** Opens and closes `openings` times on one page. */
export async function growth(
  browser: Browser,
  contestant: Contestant,
  openings: number,
  onOpening: (done: number) => void,
): Promise<Growth> {
  return onPage(browser, contestant, FAST, async (page, cdp) => {
    await cdp.send('Performance.enable')
    const first = Math.max(1, Math.floor(openings / 10))
    await openAndShut(page, first, onOpening)
    const before = await count(cdp)
    await openAndShut(page, openings - first, (done) => onOpening(first + done))
    const after = await count(cdp)
    const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
    return {
      openings,
      heapBytes: more('JSHeapUsedSize'),
      nodes: more('Nodes'),
      listeners: more('JSEventListeners'),
      frames: more('Frames'),
    }
  })
}

async function openAndShut(page: Page, times: number, onOpening: (done: number) => void): Promise<void> {
  for (let done = 1; done <= times; done++) {
    await page.evaluate('pay()')
    await page.waitForFunction('isOpen()', undefined, { polling: 20 })
    await page.evaluate('shut()')
    onOpening(done)
  }
}

/** Reads once no count falls any more: one collection does not free what a frame still to be drawn holds. */
export async function count(cdp: CDPSession): Promise<Map<string, number>> {
  await cdp.send('Runtime.discardConsoleEntries')
  await cdp.send('Runtime.evaluate', { expression: 'performance.clearResourceTimings()' })
  let last = await collected(cdp)
  for (let round = 0; round < ROUNDS; round++) {
    const now = await collected(cdp)
    if (FALLING.every((name) => (now.get(name) ?? 0) >= (last.get(name) ?? 0))) return now
    last = now
  }
  return last
}

async function collected(cdp: CDPSession): Promise<Map<string, number>> {
  const expression =
    'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))'
  await cdp.send('Runtime.evaluate', { expression, awaitPromise: true })
  for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  return new Map(metrics.map(({ name, value }) => [name, value]))
}
