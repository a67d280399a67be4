/** Where the tester's desk is, which is no part of a shop; '' when there is none. */
export const DESK = document.querySelector('meta[name="desk"]')?.getAttribute('content') ?? ''

/** One after the other: they are to arrive in the order in which they were heard. */
let told: Promise<unknown> = Promise.resolve()

/** Tells the desk what the page heard. `payload` is JSON, laid out. */
export function tellDesk(name: string, payload: string): void {
  if (!DESK) return
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ page: 'app', name, payload }),
    keepalive: true,
  }
  told = told.then(() => fetch(`${DESK}/heard`, post)).catch(() => {})
}
