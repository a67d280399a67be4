import { afterEach, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { openCheckout } from '../testing/open-checkout.tsx'
import { partner, session, steps } from '../testing/wire.ts'
import { applyAppearance } from './apply-appearance.ts'
import { keepInView } from './keep-in-view.ts'

const root = document.documentElement
let stop = () => {}
afterEach(async () => {
  stop()
  root.removeAttribute('style')
  await cdp().send('Emulation.setEmulatedMedia', { features: [] })
  await page.viewport(414, 896)
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const boxOf = (selector: string) => {
  const element = document.querySelector(selector)
  if (!element) throw new Error(`there is no ${selector}`)
  return element.getBoundingClientRect()
}
const isSeen = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= window.innerHeight

async function openForm() {
  openCheckout()
  await button(/Stanbic/).click()
  await expect.element(page.getByLabelText('Phone number')).toBeVisible()
}

// With an open on-screen keyboard the overlay gives the frame the remaining height.
test.each([
  [356, 'no-preference'],
  [320, 'no-preference'],
  [320, 'reduce'],
])(
  'with %i px left above the keyboard the field, the button and the amount are visible (motion: %s)',
  async (height, value) => {
    await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] })
    await page.viewport(360, 716)
    stop = keepInView(window)
    await openForm()
    await page.getByLabelText('Phone number').click()
    await page.viewport(360, height)
    await expect.poll(() => isSeen(boxOf('[name=phoneNumber]'))).toBe(true)
    expect(boxOf('[name=phoneNumber]').bottom).toBeLessThanOrEqual(boxOf('.screen-footer').top)
    expect(boxOf('[name=phoneNumber]').top).toBeGreaterThanOrEqual(boxOf('.header').bottom)
    expect([boxOf('.screen-footer .button'), boxOf('.header-amount')].map(isSeen)).toEqual([true, true])
  },
)

test('at high zoom only the shop and the amount stay in place, and the rest of the screen scrolls', async () => {
  await page.viewport(320, 256)
  stop = keepInView(window)
  await openForm()
  document.querySelector<HTMLElement>('[name=phoneNumber]')?.focus()
  await expect.poll(() => isSeen(boxOf('[name=phoneNumber]'))).toBe(true)
  expect([boxOf('.header-amount'), boxOf('.header-shop')].map(isSeen)).toEqual([true, true])
  expect(root.scrollWidth).toBe(320)
})

test('in a contrast theme, a box that is not ticked contains no tick', async () => {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] })
  const form_fields = [{ type: 'checkbox', name: 'consent', label: 'May look', required: true }]
  const next_step = { ...steps.requirements, form_fields }
  openCheckout({ answers: { '/loans/partners': { data: [partner({ next_step })] } } })
  await button(/Stanbic/).click()
  await expect.element(page.getByLabelText('May look')).toBeVisible()
  const box = document.querySelector('.tick-box') ?? root
  expect(getComputedStyle(box).appearance).toBe('auto')
  expect(getComputedStyle(box, '::after').content).toBe('none')
})

// With its end cut off, the first would look like bank.com. With its start cut off, the second would.
test.each([
  'bank.com.evil.example',
  `${'very-'.repeat(10)}evil-bank.com`,
  `bank.com.${'a'.repeat(60)}.${'b'.repeat(60)}.example`,
])('no part of a shop’s address is cut off: %s', async (host) => {
  await page.viewport(320, 740)
  const answers = { '/transactions/initiate': { ...session, merchant: 'A shop with a long name'.repeat(3) } }
  openCheckout({ shopOrigin: `https://${host}`, answers })
  await expect.element(button(/Stanbic/)).toBeVisible()
  const address = document.querySelector('.header-origin') ?? root
  expect(address.textContent).toBe(host)
  expect(getComputedStyle(address).textOverflow).toBe('clip')
  const text = document.createRange()
  text.selectNodeContents(address)
  const header = boxOf('.header')
  for (const line of text.getClientRects()) {
    expect([line.left >= header.left, line.right <= header.right - 60]).toEqual([true, true])
    expect([line.top >= header.top, line.bottom <= header.bottom]).toEqual([true, true])
  }
  expect(boxOf('.header-amount').right).toBeLessThanOrEqual(header.right)
})

test('the names of shop and bank are shown without bidirectional control characters', async () => {
  const answers = {
    '/transactions/initiate': { ...session, merchant: 'Shop\u202Edrawkcab' },
    '/loans/partners': { data: [partner({ name: '\u2067Bank\u202Eknab' })] },
  }
  openCheckout({ answers })
  await button('Bankknab').click()
  await expect.element(page.getByText('Shopdrawkcab')).toBeVisible()
  expect(document.body.textContent).not.toMatch(/[\u202A-\u202E\u2067]/)
})

test('the header shows Test for a test key before the server has answered', async () => {
  const never = new Promise<Response>(() => {})
  openCheckout({ answers: { '/transactions/initiate': never } })
  await expect.element(page.getByText('Test', { exact: true })).toBeVisible()
  await expect.element(page.getByText('shop.example')).toBeVisible()
  await expect.element(page.getByText('₦40,000')).toBeVisible()
})

test('the header does not show Test for a test key when the server answers is_live', async () => {
  openCheckout({ answers: { '/transactions/initiate': { ...session, is_live: true } } })
  await expect.element(button(/Stanbic/)).toBeVisible()
  expect(page.getByText('Test', { exact: true }).query()).toBeNull()
})

test('the next screen has the direction "on", and the screen after Back has "back"', async () => {
  await openForm()
  const way = () => document.querySelector<HTMLElement>('.checkout')?.dataset['direction']
  expect(way()).toBe('on')
  await button('Back').click()
  await expect.element(button(/Stanbic/)).toBeVisible()
  expect(way()).toBe('back')
})

test('the shop’s accent, radius and font are applied to the buttons, and a dark accent is adjusted', async () => {
  await applyAppearance(
    root,
    { theme: 'light', accent: '#FD0', radius: 0, fontFamily: 'Georgia, serif' },
    manualClock(),
  )
  await openForm()
  const main = document.querySelector('.button-primary') ?? root
  const { backgroundColor, borderRadius, fontFamily, color } = getComputedStyle(main)
  expect([backgroundColor, borderRadius, fontFamily]).toEqual([
    'rgb(255, 221, 0)',
    '0px',
    expect.stringMatching(/^Georgia, serif|^"Georgia", serif/),
  ])
  expect(color).not.toBe('rgb(255, 255, 255)')
  await applyAppearance(root, { theme: 'dark', accent: '#111' }, manualClock())
  expect(getComputedStyle(main).backgroundColor).not.toBe('rgb(17, 17, 17)')
})
