import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Klump } from './index.ts'
import { until } from './overlay/testing/shop.ts'

const ELEMENTS = '/src/elements/start.ts'
const NOWHERE = '/src/elements/nowhere.js'
/** A module in place of the elements. It only records that it was started. */
const STAND_IN =
  'data:text/javascript,export const start = () => { globalThis.started = true; return () => {} }'

let copies = 0
/** Runs the script on this page, as a page's `<script>` does. */
async function load(elements: string): Promise<void> {
  vi.stubGlobal('__ELEMENTS_FILE__', elements)
  vi.stubGlobal('__HOME__', `${location.origin}/`)
  vi.stubGlobal('__OVERLAY_FILE__', '/src/overlay/index.ts')
  await import(/* @vite-ignore */ `${new URL('./script.ts', import.meta.url).href}?places=${(copies += 1)}`)
}

const started = () => (globalThis as { started?: boolean }).started

/** The requests for the elements, from the browser's resource timings. */
const asked = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname + new URL(name).search)
    .filter((name) => name.startsWith(ELEMENTS) || name.startsWith(NOWHERE))

beforeEach(() => {
  vi.spyOn(window, 'requestIdleCallback').mockReturnValue(1)
  performance.clearResourceTimings()
})
afterEach(() => {
  delete (window as Window & { Klump?: typeof Klump }).Klump
  document.body.replaceChildren()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Records the node on which each search is made from now on. */
function watchSearches(): Node[] {
  const searched: Node[] = []
  for (const prototype of [Document.prototype, Element.prototype])
    for (const name of ['querySelector', 'querySelectorAll'] as const) {
      const native: (selector: string) => unknown = prototype[name]
      vi.spyOn(prototype, name).mockImplementation(function (this: Node, selector: string) {
        searched.push(this)
        return native.call(this, selector) as never
      })
    }
  return searched
}

/** Observers are called in the microtask after a change. After two microtasks, the script's observer has been called. */
async function observed(): Promise<void> {
  await Promise.resolve()
  await Promise.resolve()
}

it('the script searches added elements only, not the whole page, and each subtree once', async () => {
  await load(NOWHERE)
  const searched = watchSearches()
  const list = document.createElement('ul')
  document.body.append(list)
  await observed()
  expect(searched).toEqual([list])
  searched.length = 0

  const deep: Element[] = []
  let parent: Element = list
  for (let depth = 0; depth < 100; depth += 1) {
    const child = document.createElement('li')
    parent.append(child, 'text')
    deep.push(child)
    parent = child
  }
  await observed()
  expect(searched).toEqual(deep.slice(0, 1))
  searched.length = 0

  list.id = 'products'
  await observed()
  list.replaceChildren()
  await observed()
  expect(searched).toEqual([list])
  expect(asked()).toEqual([])
})

it('the script starts the elements when an element gets the id of a container', async () => {
  vi.stubGlobal('started', false)
  await load(STAND_IN)
  const place = document.createElement('div')
  document.body.append(place)
  await observed()
  expect(started()).toBe(false)
  place.id = 'klump__checkout'
  await until(started)
})

it('the script requests elements that do not load again, with pauses up to 60 s, as long as the page is open', async () => {
  const pauses: (number | undefined)[] = []
  const timers: (() => void)[] = []
  const native = window.setTimeout
  vi.spyOn(window, 'setTimeout').mockImplementation(((run: () => void, ms?: number, ...rest: unknown[]) => {
    if (ms === undefined || ms < 2000) return native(run, ms, ...rest)
    pauses.push(ms)
    return timers.push(run)
  }) as typeof setTimeout)
  const hidden = vi.spyOn(Document.prototype, 'hidden', 'get').mockReturnValue(false)

  document.body.innerHTML = '<div id="klump__checkout"></div>'
  await load(NOWHERE)
  for (let time = 1; time <= 8; time += 1) {
    await until(() => pauses.length === time)
    if (time < 8) timers.at(-1)?.()
  }
  expect(pauses).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000])
  expect(asked().length).toBeGreaterThanOrEqual(8)
  // No more addresses than the import map has hashes for.
  const addresses = ['', '?again=1', '?again=2', '?again=3'].map((again) => NOWHERE + again)
  expect([...new Set(asked())]).toEqual(addresses)

  // A hidden page sends no request. It sends one when it is visible again.
  hidden.mockReturnValue(true)
  timers.at(-1)?.()
  dispatchEvent(new Event('online'))
  await observed()
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  await until(() => pauses.length === 9)
  expect([...new Set(asked())]).toEqual(addresses)

  vi.stubGlobal('__ELEMENTS_FILE__', ELEMENTS)
  dispatchEvent(new Event('online'))
  await until(() => document.querySelector('#klump__checkout')?.shadowRoot?.querySelector('klump-button'))
  // Timers and listeners that still waited start no second copy.
  for (const run of timers) run()
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
  await observed()
  expect(asked().filter((name) => name.startsWith(ELEMENTS))).toHaveLength(1)
})
