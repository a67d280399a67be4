/** The address of the tester's desk, which is no part of a real shop; '' when there is none. */
export const DESK = document.querySelector('meta[name="desk"]')?.getAttribute('content') ?? ''

/** Posts are sent one after the other, so that they arrive in the order of the callbacks. */
let sent: Promise<unknown> = Promise.resolve()

/** Posts a callback to the desk. `payload` is indented JSON. */
export function postToDesk(name: string, payload: string): void {
  if (!DESK) return
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ page: 'app', name, payload }),
    keepalive: true,
  }
  sent = sent.then(() => fetch(`${DESK}/heard`, post)).catch(() => {})
}
