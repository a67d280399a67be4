import type { Page } from '@playwright/test'

/** What there is of each thing, after the garbage was collected. */
export type Measured = Readonly<Record<string, number>>

// By DevTools' own names.
const METRICS = ['Nodes', 'JSEventListeners', 'Documents', 'Frames', 'JSHeapUsedSize']
const ON_THE_PAGE = `({
  'style sheets': document.adoptedStyleSheets.length + document.styleSheets.length,
  elements: document.querySelectorAll('*').length,
  globals: Object.getOwnPropertyNames(window).length,
  slots: Object.getOwnPropertySymbols(document).length,
  timers: timers.size,
  ports,
})`

// The engine keeps more of code that it has met more often, for some dozens of openings: so the heap is held against what it
// was halfway, and it moves by itself. What an opening leaves behind would show in nodes and listeners, to the last one.
const HEAP = 'JSHeapUsedSize'
const HEAP_MOVES_BYTES = 250_000

export async function measure(page: Page): Promise<Measured> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  // Kept by the browser, and not by us: what was written to the console, with the errors in it, and the list of what was loaded.
  await cdp.send('Runtime.discardConsoleEntries')
  await cdp.send('Runtime.evaluate', { expression: 'performance.clearResourceTimings()' })
  for (let round = 0; round < 3; round++) await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const { result } = await cdp.send('Runtime.evaluate', { expression: ON_THE_PAGE, returnByValue: true })
  await cdp.detach()
  const chosen = metrics.filter(({ name }) => METRICS.includes(name)).map(({ name, value }) => [name, value])
  return { ...(Object.fromEntries(chosen) as Measured), ...(result.value as Measured) }
}

/** What there is more of than there was, each as a sentence. */
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
