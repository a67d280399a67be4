import type { Browser } from 'playwright'
import type { Contestant } from '../contestants.ts'
import { readTrace, scriptOf } from '../trace.ts'
import { onPage, type Profile } from '../visit.ts'

/** The trace events of running a script's top level: of classic scripts, and of modules, which are compiled before. */
const RUNS = new Set(['EvaluateScript', 'v8.compileModule', 'v8.evaluateModule'])

/** How long the contestant's scripts run before the click, in milliseconds, by file; by the browser's own trace. */
export async function evaluation(
  browser: Browser,
  contestant: Contestant,
  profile: Profile,
): Promise<Map<string, number>> {
  const begin = (page: Parameters<Browser['startTracing']>[0]) =>
    browser.startTracing(page, { categories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile'] })
  const trace = await onPage(browser, contestant, profile, () => browser.stopTracing(), begin)
  const times = new Map<string, number>()
  let compiled = ''
  for (const event of readTrace(trace)) {
    const { name, dur = 0 } = event
    if (!RUNS.has(name)) continue
    // The trace does not name the module that runs: it is the one that was compiled last.
    const url = name === 'v8.evaluateModule' ? compiled : scriptOf(event)
    if (name === 'v8.compileModule') compiled = url
    const [file] = contestant.scripts?.exec(url) ?? []
    if (file) times.set(file, (times.get(file) ?? 0) + dur / 1000)
  }
  if (times.size === 0) throw new Error(`${contestant.name}: the trace knows nothing of its scripts.`)
  return times
}
