import type { Browser } from 'playwright'
import type { Contestant } from '../contestants.ts'
import { count } from './memory.ts'
import { recordRequests } from '../network.ts'
import { readTrace, scriptOf, tasksBeside, type TraceEvent } from '../trace.ts'
import { FAST, onPage, type Profile } from '../visit.ts'

/** The cost to a page while nothing is open. */
export interface Idle {
  /** Milliseconds of the main thread, at full speed, for one change of the document, with all that follows from it. */
  readonly change: number
  /** The longest time that the contestant's scripts ran in one task, before any input; 0 without scripts. */
  readonly longestTask: number
}

/** Figures that are the same on any machine. */
export interface Loaded {
  readonly heapBytes: number
  readonly nodes: number
  readonly listeners: number
  readonly requests: number
  readonly bytes: number
}

const CHANGES = 200

// Replaces one card in each frame; then waits until the page has nothing to do.
const CHANGE = `new Promise((done) => {
  const place = document.querySelector('#change')
  let left = ${CHANGES}
  const step = () => {
    place.innerHTML = '<article><h2>Fan ' + left + '</h2><p>Quiet.</p><a href="#">More</a></article>'
    if (--left > 0) requestAnimationFrame(step)
    else requestIdleCallback(() => requestIdleCallback(() => done()))
  }
  requestAnimationFrame(step)
})`

export async function idle(browser: Browser, contestant: Contestant, profile: Profile): Promise<Idle> {
  return {
    change: await costOfChange(browser, contestant),
    longestTask: contestant.scripts ? await longestTask(browser, contestant, profile) : 0,
  }
}

async function costOfChange(browser: Browser, contestant: Contestant): Promise<number> {
  return onPage(browser, contestant, FAST, async (page, cdp) => {
    // Processor time, so that other programs do not count. A slowed-down processor has no such time.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const busy = async () => {
      const { metrics } = await cdp.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
    }
    const before = await busy()
    await page.evaluate(CHANGE)
    return ((await busy()) - before) / CHANGES
  })
}

async function longestTask(browser: Browser, contestant: Contestant, profile: Profile): Promise<number> {
  const begin = (page: Parameters<Browser['startTracing']>[0]) =>
    browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel', 'v8'] })
  const events = readTrace(await onPage(browser, contestant, profile, () => browser.stopTracing(), begin))
  const own = events.filter((event) => event.ph === 'X' && contestant.scripts?.test(scriptOf(event)))
  // The time of a run includes the runs inside it.
  const outer = own.filter(
    ({ ts, tid }, index) =>
      !own.slice(0, index).some((run) => run.tid === tid && ts < run.ts + (run.dur ?? 0)),
  )
  const [one] = outer
  const tasks = one ? tasksBeside(events, one) : []
  return Math.max(0, ...tasks.map((task) => sumOf(outer.filter((run) => isIn(run, task)))))
}

const isIn = ({ ts }: TraceEvent, task: TraceEvent) => ts >= task.ts && ts < task.ts + (task.dur ?? 0)
const sumOf = (runs: readonly TraceEvent[]) => runs.reduce((sum, { dur = 0 }) => sum + dur / 1000, 0)

export async function loaded(browser: Browser, contestant: Contestant): Promise<Loaded> {
  let requests: Awaited<ReturnType<typeof recordRequests>> = () => []
  return onPage(
    browser,
    contestant,
    FAST,
    async (_page, cdp) => {
      await cdp.send('Performance.enable')
      const metrics = await count(cdp)
      const sent = requests(0).filter(({ url }) => url !== contestant.url)
      return {
        heapBytes: metrics.get('JSHeapUsedSize') ?? 0,
        nodes: metrics.get('Nodes') ?? 0,
        listeners: metrics.get('JSEventListeners') ?? 0,
        requests: sent.length,
        bytes: sent.reduce((sum, { bytes }) => sum + bytes, 0),
      }
    },
    async (page) => void (requests = await recordRequests(await page.context().newCDPSession(page))),
  )
}
