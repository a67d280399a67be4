import { html } from 'hono/html'
import { writeNaira } from '../../../shared/naira.ts'
import type { Html } from './document.ts'

/** `₦52,844.05`, whole naira grouped by thousands. */
export const naira = (kobo: number) => writeNaira(kobo / 100, true)

const LAGOS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Africa/Lagos',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `29 Nov 2026, 14:47 WAT`: the time in Lagos, where the shops are. West Africa Time has no summer time. */
export const timeText = (at: number) => `${LAGOS.format(at)} WAT`

export function time(at: number): Html {
  return html`<time datetime="${new Date(at).toISOString()}">${timeText(at)}</time>`
}

/** `3 d 2 h`, to the nearest minute, because advancing the clock by an hour takes a moment and must still show as an hour. */
export function span(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const parts: [number, string][] = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ]
  const written = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`)
  return written.join(' ') || 'less than a minute'
}

/** The last part of an event name: `initiated` for `klump.payment.transaction.initiated`. */
export function shortEvent(event: string): string {
  return event.split('.').at(-1) ?? event
}
