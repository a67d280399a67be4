import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { until } from '../overlay/testing/shop.ts'
import { start } from './start.ts'
import { forget, StandInKlump } from './testing/klump.ts'

const CHECKOUT = new URL('/src/elements/testing/', location.href).href
const KEY = 'klp_pk_test_example0001'
const CONTAINER = '<div id="klump__checkout"></div>'
const AD = `<div id="klump__ad">Our own words <b>in bold</b>
  <input id="klump__price" value="61000.0000"><input id="klump__merchant__public__key" value="${KEY}"></div>`

let made: ReturnType<typeof start>
beforeAll(() => {
  made = start(StandInKlump, CHECKOUT)
})
afterEach(() => {
  document.body.replaceChildren()
  forget()
  vi.restoreAllMocks()
})

const at = (selector: string) => document.querySelector(selector) as HTMLElement
const inPlace = (place: Element) =>
  place.shadowRoot?.querySelectorAll('klump-button, klump-banner').length ?? 0
const observed = () => Promise.resolve().then(() => {})

it('content of the page in a container is not changed; beside a button it stays visible', async () => {
  document.body.innerHTML = `${CONTAINER}${AD}`
  const place = at('#klump__checkout')
  const ad = at('#klump__ad')
  const markup = [place.outerHTML, ad.outerHTML]
  place.innerHTML = '<i>Or</i>'
  await observed()
  place.innerHTML = ''
  expect([place.outerHTML, ad.outerHTML]).toEqual(markup)
  expect([inPlace(place), inPlace(ad)]).toEqual([1, 1])
  expect(at('#klump__ad b').getClientRects()).toHaveLength(0)
  expect(ad.innerText).not.toContain('Our own words')
  place.innerHTML = '<i>Or</i>'
  expect(at('i').getClientRects()).toHaveLength(1)
})

it('there is one button, however often the page redraws', async () => {
  for (let redraw = 0; redraw < 100; redraw += 1) {
    if (redraw % 2) document.body.innerHTML = CONTAINER
    else at('#klump__checkout')?.replaceChildren()
    await observed()
    if (at('#klump__checkout')) expect(inPlace(at('#klump__checkout'))).toBe(1)
  }
})

it('an element that gets the id of a container later is filled', async () => {
  document.body.innerHTML = '<div></div>'
  await observed()
  at('div').id = 'klump__checkout'
  await observed()
  expect(inPlace(at('div'))).toBe(1)
})

it('a container without a shadow root shows the banner only, which is put back at most ten times at once', async () => {
  document.body.innerHTML = '<ul><li id="klump__ad"><b>Ours</b></li></ul>'
  const place = at('#klump__ad')
  await observed()
  expect(place.querySelectorAll('klump-banner')).toHaveLength(1)
  expect(at('b').getClientRects()).toHaveLength(0)
  let removed = 0
  const page = new MutationObserver(() => {
    const banner = place.querySelector('klump-banner')
    if (banner) removed += 1
    banner?.remove()
  })
  page.observe(place, { childList: true })
  place.querySelector('klump-banner')?.remove()
  // A timer runs after all microtasks of both observers.
  await new Promise((resolve) => setTimeout(resolve))
  expect(removed).toBe(10)
  page.disconnect()
})

it('a click on the container counts as one on its button, which is then busy and refuses the next', async () => {
  document.body.innerHTML = CONTAINER
  await observed()
  const place = at('#klump__checkout')
  const opened: StandInKlump[] = []
  place.addEventListener('click', () => {
    const instance = new StandInKlump({ publicKey: KEY, data: {} as never })
    opened.push(instance)
    made(instance)
  })
  place.click()
  place.click()
  await userEvent.click(place.shadowRoot?.querySelector('klump-button') as HTMLElement, { force: true })
  expect(opened).toHaveLength(1)
  await opened[0]?.end()
  await observed()
  place.click()
  expect(opened).toHaveLength(2)
})

it('the banner follows an input whose value property a framework has replaced, and keeps that property working', async () => {
  document.body.innerHTML = AD
  const input = at('#klump__price') as HTMLInputElement
  const tracked: unknown[] = []
  const native = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
  Object.defineProperty(input, 'value', {
    configurable: true,
    get: () => native?.get?.call(input) as string,
    set(value: string) {
      tracked.push(value)
      native?.set?.call(input, value)
    },
  })
  await observed()
  input.value = '45000'
  const banner = at('#klump__ad').shadowRoot?.querySelector('klump-banner')
  expect(banner?.getAttribute('amount')).toBe('45000')
  expect(tracked).toEqual(['45000'])
})

it('a click in a banner does not follow a link around it', async () => {
  document.body.innerHTML = `<div><a href="/nowhere"><klump-banner amount="61000.0000" public-key="${KEY}"></klump-banner></a></div>`
  const followed = vi.fn((event: Event) => event.preventDefault())
  at('div').addEventListener('click', followed)
  const shadow = at('klump-banner').shadowRoot as ShadowRoot
  await userEvent.click(shadow.querySelector('.banner button') as HTMLElement)
  const dialog = shadow.querySelector('dialog') as HTMLDialogElement
  expect(dialog.open).toBe(true)
  await userEvent.click(shadow.querySelector('h2') as HTMLElement)
  await userEvent.click(shadow.querySelector('.close') as HTMLElement)
  expect(dialog.open).toBe(false)
  expect(followed).not.toHaveBeenCalled()
})

it('a removed banner leaves no frame, and requests its offer again when it is added again', async () => {
  document.body.innerHTML = `<klump-banner amount="61000.0000" public-key="${KEY}"></klump-banner>`
  const banner = at('klump-banner')
  const shadow = banner.shadowRoot as ShadowRoot
  await until(() => shadow.textContent?.includes('from 61% a month'))
  expect(shadow.querySelectorAll('iframe')).toHaveLength(1)
  // The banner gets no attribute that a framework would find when it hydrates.
  expect(banner.getAttributeNames()).toEqual(['amount', 'public-key'])
  banner.remove()
  await observed()
  expect(shadow.querySelectorAll('iframe')).toHaveLength(0)
  banner.setAttribute('amount', '62000')
  document.body.append(banner)
  await until(() => shadow.textContent?.includes('from 62% a month'))
})
