import type { Browser, Page } from 'playwright'
import type { Contestant } from '../contestants.ts'
import { readTrace, tasksBeside } from '../trace.ts'
import { firstScreen, frameOf, onPage, type Profile } from '../visit.ts'

/** How long the page does not respond to the shopper while something opens. Milliseconds, except `shift`. */
export interface Responsiveness {
  /** The task that handles the click; it belongs to the page. */
  readonly click: number
  /** The longest task after it, until the first screen has been shown for a second. */
  readonly longest: number
  /** The sum of the time above 50 ms of these tasks and of the click's. */
  readonly blocking: number
  /** Cumulative layout shift, of page and frame. */
  readonly shift: number
  /** From pressing the first bank to the next paint (INP); browsers report none below 16. */
  readonly press: number
}

/** Runs in page and frame. */
const OBSERVER = `
  window.felt = { shift: 0, press: 16 }
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.felt.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.felt.press = Math.max(window.felt.press, duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
`
const LONG_MS = 50
/** At full speed: idle fetches have finished by then. */
const STANDING_MS = 1000

/** Opens once and presses the first bank; measured by the browser's own trace and its performance entries. */
export async function responsiveness(
  browser: Browser,
  contestant: Contestant,
  profile: Profile,
): Promise<Responsiveness> {
  const begin = async (page: Page) => {
    await page.addInitScript(OBSERVER)
    await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] })
  }
  return onPage(
    browser,
    contestant,
    profile,
    async (page) => {
      await Promise.all([firstScreen(page, contestant), page.locator('#pay').click()])
      const frame = await frameOf(page, contestant)
      await page.waitForTimeout(STANDING_MS)
      const trace = await browser.stopTracing()
      const felt = () => frame.evaluate<{ shift: number; press: number }>('window.felt')
      const { shift } = await felt()
      await frame.locator('ul.banks button').first().click()
      await page.waitForTimeout(STANDING_MS)
      return {
        ...tasksIn(trace, contestant),
        shift: shift + (await page.evaluate<number>('window.felt.shift')),
        press: (await felt()).press,
      }
    },
    begin,
  )
}

function tasksIn(trace: Buffer, { name }: Contestant) {
  const events = readTrace(trace)
  const click = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'click')
  if (!click) throw new Error(`${name}: the trace knows of no click.`)
  const [answer, ...rest] = tasksBeside(events, click)
    .filter(({ ts, dur = 0 }) => ts + dur > click.ts)
    .map(({ dur = 0 }) => dur / 1000)
  if (answer === undefined) throw new Error(`${name}: the trace knows of no task that answers the click.`)
  return {
    click: answer,
    longest: Math.max(0, ...rest),
    blocking: [answer, ...rest].reduce((sum, ms) => sum + Math.max(0, ms - LONG_MS), 0),
  }
}
