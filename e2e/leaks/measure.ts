import type { Page } from '@playwright/test'

/** The counts after a garbage collection. */
export type Measured = Readonly<Record<string, number>>

// The names of DevTools.
const METRICS = ['Nodes', 'JSEventListeners', 'Documents', 'Frames', 'JSHeapUsedSize']
const ON_THE_PAGE = `({
  'style sheets': document.adoptedStyleSheets.length + document.styleSheets.length,
  elements: document.querySelectorAll('*').length,
  globals: Object.getOwnPropertyNames(window).length,
  slots: Object.getOwnPropertySymbols(document).length,
  timers: timers.size,
  ports,
})`

// During some dozens of openings the engine keeps more data about code that runs often. So the heap is compared with its size halfway,
// with a tolerance. Leaks of an opening show exactly in nodes and listeners.
const HEAP = 'JSHeapUsedSize'
const HEAP_MOVES_BYTES = 250_000

export async function measure(page: Page): Promise<Measured> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  // The browser keeps console entries with their errors, and the list of loaded resources.
  await cdp.send('Runtime.discardConsoleEntries')
  await cdp.send('Runtime.evaluate', { expression: 'performance.clearResourceTimings()' })
  for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const { result } = await cdp.send('Runtime.evaluate', { expression: ON_THE_PAGE, returnByValue: true })
  await cdp.detach()
  const chosen = metrics.filter(({ name }) => METRICS.includes(name)).map(({ name, value }) => [name, value])
  return { ...(Object.fromEntries(chosen) as Measured), ...(result.value as Measured) }
}

/** The counts that have grown, each as a sentence. */
export function grown(before: Measured, halfway: Measured, after: Measured): string[] {
  return Object.entries(after).flatMap(([name, now]) => {
    const was = (name === HEAP ? halfway : before)[name] ?? 0
    return now > was + (name === HEAP ? HEAP_MOVES_BYTES : 0) ? [`${name}: ${was} before, ${now} after`] : []
  })
}

export function table(...columns: readonly Measured[]): string {
  const row = (name: string, cells: readonly string[]) =>
    name.padEnd(18) + cells.map((cell) => cell.padStart(12)).join('')
  const names = Object.keys(columns[0] ?? {})
  return [
    row('', ['before', 'halfway', 'after']),
    ...names.map((name) =>
      row(
        name,
        columns.map((column) => String(column[name] ?? '')),
      ),
    ),
  ].join('\n')
}
