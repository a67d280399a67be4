import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { page } from 'vitest/browser'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { open, order, sendThroughDoor, tidy, until, type Opened } from './testing/shop.ts'

const outcome = { status: 'success', reference: 'KLP-1662-348036-0961' } as const
const CART = { route: 'cart' }
const heardByPage: unknown[] = []
const hear = ({ state }: PopStateEvent) => heardByPage.push(state)

beforeEach(() => {
  // Loads of the frame add history entries, too. So these tests look at the state, and not at the number of entries.
  history.replaceState(CART, '')
  heardByPage.length = 0
  window.addEventListener('popstate', hear)
})
afterEach(async () => {
  tidy()
  window.removeEventListener('popstate', hear)
  // The next test would take this test's step back for the shopper's.
  await until(() => !isMade())
})

/** Most shops leave the option out. */
const DEFAULT = { closeOnBack: undefined }
const isMade = () => document.querySelector('klump-back') !== null

const ofEntry = () =>
  document.querySelector('klump-back')?.shadowRoot?.querySelector('iframe')?.contentWindow?.history
const hasEntry = () => ofEntry()?.state === 'klump'

async function opened(mode = '', options: object = {}) {
  const one = open(mode, { options: { ...DEFAULT, ...options } })
  await until(() => one.names.includes('open') && hasEntry())
  return one
}
async function endedAs(one: Opened, status: string) {
  await until(one.outcome)
  expect(one.outcome()).toMatchObject({ status })
}

/** The page destroys the checkout and goes to its next route in the same turn, so that the entry stays in the history. */
async function endedOnNextRoute(): Promise<Opened> {
  const one = await opened()
  one.destroy()
  history.pushState({ route: 'thanks' }, '')
  one.clock.advance(0)
  return one
}

/** Nothing of a page that is left runs after the microtasks of its last event. */
async function allMicrotasks(): Promise<void> {
  for (let rounds = 0; rounds < 20; rounds++) await Promise.resolve()
}

/** The entry is looked at a moment after the page’s own step: time goes on as it does in a page. */
const removed = (one: Opened) =>
  until(() => {
    one.clock.advance(10)
    return !isMade()
  })

describe('the back button', () => {
  it('with closeOnBack false is left alone', async () => {
    const one = open('', { options: { closeOnBack: false } })
    await until(() => one.names.includes('open'))
    expect(isMade()).toBe(false)
  })

  it('has no entry where the overlay has ended before the browser had time to make it', async () => {
    const one = open('', { options: DEFAULT })
    await until(() => document.querySelector('klump-overlay'))
    one.clock.advance(0)
    one.destroy()
    await new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve)))
    expect(isMade()).toBe(false)
  })

  it('closes the overlay; the page keeps its entry and state and receives no popstate event', async () => {
    const one = await opened('leave=free')
    expect(history.state).toEqual(CART)
    history.back()
    await endedAs(one, 'cancelled')
    expect(history.state).toEqual(CART)
    expect(heardByPage).toEqual([])
  })

  it('asks the shopper where something would be lost, and works again after Stay', async () => {
    const one = await opened('leave=ask')
    history.back()
    await page.getByRole('button', { name: 'Stay' }).click()
    await until(hasEntry)
    history.back()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    await endedAs(one, 'cancelled')
    expect(history.state).toEqual(CART)
    expect(heardByPage).toEqual([])
  })
})

describe('the entry', () => {
  it('is made when the overlay has been painted, and not by an opening that ends before', () => {
    const clock = manualClock()
    clock.soon = () => {}
    open('', { clock, options: DEFAULT })
    expect(isMade()).toBe(false)
  })

  it.each([[null], ['cart'], [['cart']], [new Map([['route', 'cart']])]])(
    'leaves a state of the page that is %j as it is',
    async (state) => {
      history.replaceState(state, '')
      const one = await opened()
      expect(history.state).toEqual(state)
      sendThroughDoor({ type: 'outcome', outcome })
      await endedAs(one, 'success')
      expect(history.state).toEqual(state)
      expect(heardByPage).toEqual([])
    },
  )

  it('is made without the page’s own replacements of pushState and back', async () => {
    const seen: unknown[] = []
    history.pushState = (...given) => void seen.push(given)
    history.back = () => void seen.push('back')
    const one = await opened()
    sendThroughDoor({ type: 'outcome', outcome })
    await endedAs(one, 'success')
    delete (history as Partial<History>).pushState
    delete (history as Partial<History>).back
    expect(seen).toEqual([])
    expect(history.state).toEqual(CART)
  })
})

describe('an end that is not by the back button', () => {
  it('by the checkout’s outcome removes the history entry before the shop receives the end event', async () => {
    const made: boolean[] = []
    const one = open('', { options: DEFAULT, onEvent: ({ type }) => type === 'end' && made.push(isMade()) })
    await until(() => one.names.includes('open') && hasEntry())
    sendThroughDoor({ type: 'outcome', outcome })
    await until(one.outcome)
    expect(made).toEqual([false])
    expect(one.outcome()).toEqual({ ...outcome, merchantReference: 'order-1007' })
    expect(heardByPage).toEqual([])
  })

  it('is reported once, also when the shop calls destroy() while the entry is being removed', async () => {
    const one = await opened()
    order({ sendThroughDoor: { type: 'outcome', outcome } })
    await until(() => document.querySelector('klump-overlay') === null)
    one.destroy()
    expect(one.outcome()).toMatchObject({ status: 'success' })
    expect(one.names.filter((name) => name === 'end')).toHaveLength(1)
  })

  it('by destroy() is reported at once, and the entry is removed afterwards', async () => {
    const one = await opened()
    one.destroy()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
    await until(() => !isMade())
    expect(history.state).toEqual(CART)
    expect(heardByPage).toEqual([])
  })

  it('by destroy(), with the next opening in the same turn: each has its entry, one after the other', async () => {
    const one = await opened('leave=free')
    one.destroy()
    const next = open('leave=free', { options: DEFAULT })
    one.clock.advance(0)
    await until(() => next.names.includes('open') && document.querySelectorAll('klump-back').length === 1)
    await until(hasEntry)
    expect(next.outcome()).toBeUndefined()
    history.back()
    await endedAs(next, 'cancelled')
    expect(heardByPage).toEqual([])
  })

  it('after the page went to another route leaves that entry alone; going back skips the overlay’s entry', async () => {
    const one = await endedOnNextRoute()
    expect(one.outcome()).toEqual({ status: 'cancelled' })
    expect(history.state).toEqual({ route: 'thanks' })
    history.back()
    await removed(one)
    expect(history.state).toEqual(CART)
    expect(heardByPage).toEqual([CART])
  })

  it('while the page navigates to another document makes no step back, which would stop the navigation', async () => {
    const one = await opened()
    window.dispatchEvent(new Event('beforeunload'))
    sendThroughDoor({ type: 'outcome', outcome })
    await endedAs(one, 'success')
    expect(isMade()).toBe(true)
    history.pushState({ route: 'thanks' }, '')
    history.back()
    await removed(one)
  })

  it.each([
    ['before the removal of the entry has begun', () => {}],
    ['during the step back', (one: Opened) => one.clock.advance(0)],
  ])(
    'is reported at the latest when the page is hidden, %s; the entry is removed when the page is shown again',
    async (_when, begin) => {
      const one = await opened()
      sendThroughDoor({ type: 'outcome', outcome })
      await until(() => document.querySelector('klump-overlay') === null)
      begin(one)
      await allMicrotasks()
      expect(one.names).not.toContain('end')
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
      await allMicrotasks()
      expect(one.names).toContain('end')
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
      await removed(one)
      expect(history.state).toEqual(CART)
      expect(heardByPage).toEqual([])
    },
  )

  it('on a device that steps back later than the shop is told keeps the frame until then', async () => {
    const one = await opened()
    const step = vi.spyOn(ofEntry() as History, 'back').mockReturnValue()
    sendThroughDoor({ type: 'outcome', outcome })
    await until(() => {
      one.clock.advance(0)
      return step.mock.calls.length > 0
    })
    one.clock.advance(500)
    await until(() => one.names.includes('end'))
    expect(hasEntry()).toBe(true)
    history.back()
    await until(() => !isMade())
    expect(history.state).toEqual(CART)
    expect(heardByPage).toEqual([])
  })

  it('after another frame has made an entry makes no step, which would be a step of that frame', async () => {
    const other = document.createElement('iframe')
    other.srcdoc = '<p>An advertisement'
    const loaded = new Promise((resolve) => other.addEventListener('load', resolve))
    document.body.append(other)
    onTestFinished(() => other.remove())
    await loaded
    const one = await opened()
    other.contentWindow?.history.pushState('theirs', '')
    const step = vi.spyOn(ofEntry() as History, 'back')
    sendThroughDoor({ type: 'outcome', outcome })
    await endedAs(one, 'success')
    expect(step).not.toHaveBeenCalled()
    history.back()
    await until(() => other.contentWindow?.history.state === null)
    history.back()
    await until(() => !isMade())
    expect(heardByPage).toEqual([])
  })

  it('makes no later step while the page that has come back to its entry navigates', async () => {
    const one = await endedOnNextRoute()
    history.back()
    await until(() => heardByPage.length > 0)
    window.dispatchEvent(new Event('beforeunload'))
    const step = vi.spyOn(ofEntry() as History, 'back')
    one.clock.advance(100)
    expect(step).not.toHaveBeenCalled()
    history.back()
    await until(() => !isMade())
  })

  it('of an earlier checkout makes no later step while the next one is open, which would close that one', async () => {
    const one = await opened()
    window.dispatchEvent(new Event('beforeunload'))
    one.destroy()
    one.clock.advance(0)
    await until(() => document.querySelector('klump-overlay') === null)
    const next = open('leave=free', { options: DEFAULT })
    const backs = () =>
      [...document.querySelectorAll('klump-back')].map(
        (host) => host.shadowRoot?.querySelector('iframe')?.contentWindow?.history.state as unknown,
      )
    await until(() => next.names.includes('open') && backs().length === 2 && backs().every(Boolean))
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    one.clock.advance(100)
    history.back()
    await endedAs(next, 'cancelled')
    expect(backs()).toEqual(['klump'])
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await removed(one)
    expect(heardByPage).toEqual([])
  })

  it('is reported, and the entry is removed, where a late script of the page refuses to remove listeners', async () => {
    const one = await opened()
    vi.spyOn(EventTarget.prototype, 'removeEventListener').mockImplementation(() => {
      throw new TypeError('not added by me')
    })
    onTestFinished(() => void vi.restoreAllMocks())
    sendThroughDoor({ type: 'outcome', outcome })
    await until(() => {
      one.clock.advance(0)
      return one.names.includes('end')
    })
    expect(isMade()).toBe(false)
    expect(document.querySelector('klump-overlay')).toBeNull()
  })
})

describe('a page that changes its history while the checkout is open', () => {
  async function succeeds(one: Opened) {
    sendThroughDoor({ type: 'outcome', outcome })
    await endedAs(one, 'success')
    expect(isMade()).toBe(false)
  }

  it('may change the address of its entry: the end still removes the overlay’s entry', async () => {
    const address = location.href
    const one = await opened()
    history.replaceState({ route: 'paying' }, '', '#paying')
    await succeeds(one)
    expect(history.state).toEqual({ route: 'paying' })
    history.replaceState(CART, '', address)
  })

  it('may go to another route while the frame of the entry loads: the entry is made there, and removed', async () => {
    const one = open('', { options: DEFAULT })
    history.pushState({ route: 'step-2' }, '')
    await until(() => one.names.includes('open') && hasEntry())
    await succeeds(one)
    expect(history.state).toEqual({ route: 'step-2' })
    expect(heardByPage).toEqual([])
  })

  it('may go back past the overlay’s entry: the overlay makes no further step', async () => {
    history.pushState({ route: 'address' }, '')
    const one = await endedOnNextRoute()
    history.go(-2)
    await until(() => heardByPage.length > 0 && !hasEntry())
    await removed(one)
    expect(history.state).toEqual({ route: 'address' })
  })

  it('may go back to the overlay’s entry and on to another route: the overlay makes no step until it comes back', async () => {
    const one = await endedOnNextRoute()
    history.back()
    await until(() => heardByPage.length > 0)
    history.pushState({ route: 'account' }, '')
    const stepBack = vi.spyOn(ofEntry() as History, 'back')
    one.clock.advance(100)
    expect(stepBack).not.toHaveBeenCalled()
    expect(isMade()).toBe(true)
    history.back()
    await removed(one)
    expect(history.state).toEqual(CART)
  })

  it('may return from the back/forward cache: the end removes the entry', async () => {
    const one = await opened()
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await succeeds(one)
    expect(heardByPage).toEqual([])
  })

  it('may have a variable of its own named navigation: Back closes the overlay, and the end removes the entry', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'navigation') ?? {}
    Object.defineProperty(window, 'navigation', { value: { items: ['Shop'] }, configurable: true })
    onTestFinished(() => void Object.defineProperty(window, 'navigation', own))
    await succeeds(await opened())
    const one = await opened('leave=free')
    history.back()
    await endedAs(one, 'cancelled')
    expect(heardByPage).toEqual([])
  })
})
