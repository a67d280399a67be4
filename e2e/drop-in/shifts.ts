import type { Page } from '@playwright/test'

/** Runs in the page before any script: adds up the layout shifts. */
export function watchShifts(): void {
  const page = globalThis as unknown as { shifts: number }
  page.shifts = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) page.shifts += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** The layout shift so far, as browsers count it, but including shifts after an input, which browsers ignore. */
export async function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Two frames: a shift in this frame is counted in the next.
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
    return (globalThis as unknown as { shifts: number }).shifts
  })
}
