import { afterEach, describe, expect, it } from 'vitest'
import { cdp, page } from 'vitest/browser'
import type { Delivery } from '../loader/contract.ts'
import {
  checkoutAt,
  dialog,
  focused,
  frame,
  heard,
  host,
  kettle,
  open,
  sendThroughDoor,
  tidy,
  until,
} from './testing/shop.ts'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { preloadFrame } from './preloaded-frame.ts'

let dispose = () => {}
afterEach(() => {
  tidy()
  dispose()
})

const overlays = () => document.querySelectorAll('klump-overlay').length
/** Preloads a frame and waits for its load event. The frame posts its hello before that. */
async function preloaded(mode = '', clock = manualClock()): Promise<HTMLIFrameElement> {
  dispose = preloadFrame(document, checkoutAt(mode), clock)
  const made = await until(frame)
  await new Promise((resolve) => made.addEventListener('load', resolve, { once: true }))
  return made
}
/** Preloads a frame and waits for its hello, which may arrive after the load event. */
async function untilHello(mode: string): Promise<void> {
  const warmed = preloaded(mode)
  // Added after the overlay's own listener, so that the overlay receives the message first.
  const hello = new Promise<void>((resolve) => {
    window.addEventListener('message', ({ data }: MessageEvent<{ klump?: unknown }>) => {
      if (data.klump === 'hello') resolve()
    })
  })
  await Promise.all([warmed, hello])
}
const opensSent = () => heard.filter(({ standIn }) => standIn === 'open')

describe('a preloaded frame', () => {
  it('is invisible, takes no room, does not stop scrolling, and is sent nothing', async () => {
    const { scrollHeight } = document.documentElement
    const sheets = document.adoptedStyleSheets.length
    await preloaded()
    expect(dialog()?.open).toBe(false)
    expect(host()?.getBoundingClientRect()).toMatchObject({ width: 0, height: 0 })
    expect(document.documentElement.scrollHeight).toBe(scrollHeight)
    expect(document.adoptedStyleSheets).toHaveLength(sheets)
    expect(page.getByRole('button').query()).toBeNull()
    expect(page.getByRole('dialog').query()).toBeNull()
    const { nodes } = await cdp().send('Accessibility.getFullAXTree')
    expect(nodes.filter(({ role, ignored }) => !ignored && role?.value === 'button')).toEqual([])
    expect(heard).toEqual([])
  })

  it('is laid out before the click, without animations, out of reach of touch and keys', async () => {
    await preloaded()
    const drawn = await until(dialog)
    expect(drawn.getBoundingClientRect().height).toBeGreaterThan(0)
    expect(getComputedStyle(drawn).opacity).toBe('0')
    expect(drawn.getAnimations({ subtree: true })).toEqual([])
    expect(document.elementsFromPoint(innerWidth / 2, innerHeight / 2)).not.toContain(host())
    drawn.querySelector('button')?.focus()
    expect(focused()).toBeUndefined()
  })

  it('leaves the focus of the page where it is', async () => {
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await preloaded()
    expect(document.activeElement).toBe(field)
    field.remove()
  })

  it('is shown above a modal dialog that the page has opened since', async () => {
    await untilHello('')
    const modal = document.body.appendChild(document.createElement('dialog'))
    modal.textContent = 'The basket'
    modal.showModal()
    const one = open()
    await until(() => one.names.includes('open'))
    expect(document.elementFromPoint(innerWidth / 2, innerHeight / 2)).toBe(host())
    one.destroy()
    expect(modal.matches(':modal')).toBe(true)
    modal.remove()
  })

  it('is used by the opening and not loaded again', async () => {
    const made = await preloaded()
    let loads = 0
    made.addEventListener('load', () => (loads += 1))
    const one = open()
    await until(() => one.names.includes('open'))
    expect(frame()).toBe(made)
    expect(loads).toBe(0)
    expect(overlays()).toBe(1)
    await expect.element(page.getByRole('dialog', { name: 'Pay in instalments with Klump' })).toBeVisible()
    sendThroughDoor({ type: 'outcome', outcome: { status: 'cancelled' } })
    await until(one.outcome)
    expect(overlays()).toBe(0)
  })

  it('that has sent hello shows its own waiting screen at the click, and is covered after 5 s', async () => {
    await untilHello('late')
    const one = open('late', { options: { appearance: undefined } })
    const skeleton = () => host()?.shadowRoot?.querySelector('.skeleton')
    expect(skeleton()).toBeNull()
    expect(getComputedStyle(await until(frame)).opacity).toBe('1')
    one.clock.advance(5000)
    await expect.element(page.getByText('Still loading')).toBeVisible()
  })

  it('is covered until its first screen where the shop has set a theme', async () => {
    await untilHello('late')
    open('late', { options: { appearance: { theme: 'dark' } } })
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    expect(getComputedStyle(await until(frame)).opacity).toBe('0')
  })

  it('that was covered while the order was on its way stays covered until its first screen', async () => {
    await untilHello('late')
    let arrive: (delivery: Delivery) => void = () => {}
    const data = new Promise<Delivery>((resolve) => (arrive = resolve))
    open('late', { options: { appearance: undefined }, data })
    arrive({ data: kettle })
    await until(() => opensSent().length === 1)
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
  })

  it('that still loads at the click is used when it sends hello', async () => {
    dispose = preloadFrame(document, checkoutAt())
    const made = frame()
    const one = open()
    await until(() => one.names.includes('open'))
    expect(frame()).toBe(made)
    await until(() => opensSent().length === 1)
  })

  it('that sends hello while the order is on its way receives the order when it arrives', async () => {
    dispose = preloadFrame(document, checkoutAt())
    const made = await until(frame)
    const loaded = new Promise((resolve) => made.addEventListener('load', resolve, { once: true }))
    let arrive: (delivery: Delivery) => void = () => {}
    const one = open('', { data: new Promise((resolve) => (arrive = resolve)) })
    await loaded
    arrive({ data: kettle })
    await until(() => one.names.includes('open'))
    expect(frame()).toBe(made)
  })

  it('that is loaded before the click receives an order that arrives after it', async () => {
    const made = await preloaded()
    let arrive: (delivery: Delivery) => void = () => {}
    const one = open('', { data: new Promise((resolve) => (arrive = resolve)) })
    await expect.element(page.getByText('Opening the checkout')).toBeVisible()
    expect(opensSent()).toHaveLength(0)
    arrive({ data: kettle })
    await until(() => one.names.includes('open'))
    expect(frame()).toBe(made)
    await until(() => opensSent().length === 1)
  })

  it('in which no checkout has loaded is not used: the opening makes another frame', async () => {
    const clock = manualClock()
    const made = await preloaded('silent', clock)
    clock.advance(2000)
    const one = open('silent')
    expect(frame()).not.toBe(made)
    expect(overlays()).toBe(1)
    one.clock.advance(20_000)
    await expect.element(page.getByRole('heading', { name: 'The checkout did not load' })).toBeVisible()
  })

  it('of another checkoutUrl is not used, and is removed', async () => {
    const made = await preloaded('late')
    const one = open()
    await until(() => one.names.includes('open'))
    expect(frame()).not.toBe(made)
    expect(overlays()).toBe(1)
  })

  it('that the page has deleted is not used', async () => {
    await preloaded()
    host()?.remove()
    const one = open()
    await until(() => one.names.includes('open'))
    expect(overlays()).toBe(1)
  })
})

describe('preloading', () => {
  it('is undone by the returned function; called twice, or after an opening uses the frame, it does nothing', async () => {
    await preloaded()
    dispose()
    dispose()
    expect(overlays()).toBe(0)
    await preloaded()
    const one = open()
    dispose()
    await until(() => one.names.includes('open'))
  })

  it('twice for the same checkout makes one frame, and none while an overlay is open', async () => {
    const made = await preloaded()
    preloadFrame(document, checkoutAt())
    expect(frame()).toBe(made)
    const one = open()
    preloadFrame(document, checkoutAt('late'))
    expect(overlays()).toBe(1)
    await until(() => one.names.includes('open'))
  })
})
