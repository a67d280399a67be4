import type { Page } from '@playwright/test'

/** Runs in the page before any script: adds up what moves on its own. */
export function watchShifts(): void {
  const page = globalThis as unknown as { shifts: number }
  page.shifts = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) page.shifts += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** How much of the page has moved so far, as browsers count it: shifts near a click included, which they would forgive. */
export async function shiftsOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Two frames: what was moved in this one is counted in the next.
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
    return (globalThis as unknown as { shifts: number }).shifts
  })
}
