import { expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'
import { some } from '../../shared/testing/some.ts'

/* Browsers inside apps (of social networks, of shops) have one window: `window.open` gives nothing there. */

function windows(opened: unknown) {
  const open = vi.spyOn(window, 'open').mockReturnValue(opened as Window | null)
  onTestFinished(() => open.mockRestore())
  return open
}

const NOTICE = /does not open a second window|has one window/
const address = () => page.getByRole('textbox', { name: 'Address of the page' })

/** Each screen with a link to another site, and the address of the link. */
const SCREENS = [
  {
    screen: 'continue at the bank',
    step: steps.atBank,
    link: /^Open /,
    to: steps.atBank.redirect_url,
  },
  {
    screen: 'terms',
    step: {
      ...steps.terms,
      display_data: { text: '<p>See <a href="https://bank.example/rates">rates</a></p>' },
    },
    link: 'rates',
    to: 'https://bank.example/rates',
  },
  {
    screen: 'requirements',
    step: {
      ...steps.requirements,
      display_data: {
        list: [{ text: 'A phone' }],
        create_partner_account_text: 'Open an account',
        create_partner_account_url: 'https://bank.example/new',
      },
    },
    link: 'Open an account',
    to: 'https://bank.example/new',
  },
] as const

test.each(SCREENS)(
  '$screen: when the browser opens no second window, the address is offered, and the checkout stays',
  async ({ step, link, to }) => {
    windows(null)
    const { flow, emitted } = openCheckout({ answers: beginningWith(step) })
    await page.getByRole('button', { name: /Stanbic/ }).click()
    const before = flow.state.place.at
    await page.getByRole('link', { name: link }).click()
    await expect.element(page.getByText(NOTICE)).toBeVisible()
    await expect.element(address()).toHaveValue(to)
    expect(flow.state.place.at).toBe(before)
    expect(emitted.filter(({ type }) => type === 'outcome' || type === 'leave')).toEqual([])
  },
)

test.each(SCREENS)(
  '$screen: the window that opens has no access to the checkout',
  async ({ step, link, to }) => {
    const opened = { opener: window }
    const open = windows(opened)
    openCheckout({ answers: beginningWith(step) })
    await page.getByRole('button', { name: /Stanbic/ }).click()
    await page.getByRole('link', { name: link }).click()
    expect(open.mock.calls).toEqual([[to, '_blank']])
    expect(opened.opener).toBeNull()
    expect(page.getByText(NOTICE).query()).toBeNull()
  },
)

test.each(SCREENS)(
  '$screen: without a second window only the bank’s page may replace the shop, by a separate link',
  async ({ screen, step, link, to }) => {
    windows(null)
    openCheckout({ answers: beginningWith(step) })
    await page.getByRole('button', { name: /Stanbic/ }).click()
    await page.getByRole('link', { name: link }).click()
    await expect.element(page.getByText(NOTICE)).toBeVisible()
    const here = page.getByRole('link', { name: 'Continue in this window' }).query()
    if (screen !== 'continue at the bank') return expect(here).toBeNull()
    expect(here).toMatchObject({ target: '_top', rel: 'noopener noreferrer' })
    expect(here).toHaveAttribute('href', to)
  },
)

test('continue at the bank: the screen waits only after the bank’s page was opened', async () => {
  windows({ opener: window })
  openCheckout({ answers: beginningWith(steps.atBank) })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(page.getByRole('link', { name: /^Open / })).toBeVisible()
  expect(page.getByText(/Waiting for/).query()).toBeNull()
  await page.getByRole('link', { name: /^Open / }).click()
  await expect.element(page.getByText(/Waiting for/)).toBeVisible()
})

test('continue at the bank: without a decision in time, the shopper reads what to do after confirming, and what otherwise', async () => {
  const { clock } = openCheckout({
    answers: { ...beginningWith(steps.atBank), '/loans/account/new-loan/7': { is_completed: false } },
  })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(page.getByText(/^Confirm at .* before you leave/)).toBeVisible()
  const end = page.getByRole('heading', { name: /^We have not heard from/ })
  await expect
    .poll(() => {
      clock.advance(60_000)
      return end.query()
    })
    .not.toBeNull()
  await expect.element(page.getByText(/ask the shop how to go on before you pay again/)).toBeVisible()
})

test('continue at the bank: the screen waits and removes its notice only when a window has opened', async () => {
  const open = windows(null)
  openCheckout({ answers: beginningWith(steps.atBank) })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await page.getByRole('link', { name: /^Open / }).click()
  await expect.element(page.getByText(NOTICE)).toBeVisible()
  expect(page.getByText(/Waiting for/).query()).toBeNull()
  // Keeps the test's own page.
  page
    .getByRole('link', { name: 'Continue in this window' })
    .element()
    .addEventListener('click', (event) => event.preventDefault())
  await page.getByRole('link', { name: 'Continue in this window' }).click()
  expect(page.getByText(/Waiting for/).query()).toBeNull()
  open.mockReturnValue({ opener: window } as unknown as Window)
  await page.getByRole('link', { name: /^Open / }).click()
  await expect.element(page.getByText(/Waiting for/)).toBeVisible()
  expect(page.getByText(NOTICE).query()).toBeNull()
})

test.each([
  ['the middle button', 'auxclick', { button: 1 }, true],
  ['the menu of the right button', 'auxclick', { button: 2 }, false],
  ['a click with Ctrl', 'click', { ctrlKey: true }, true],
  ['a click with Alt, which saves', 'click', { altKey: true }, false],
] as const)('the bank screen waits after %s only if a page opens', async (_, type, how, waits) => {
  const open = windows(null)
  openCheckout({ answers: beginningWith(steps.atBank) })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  const link = page.getByRole('link', { name: /^Open / })
  await expect.element(link).toBeVisible()
  // Cancels the browser's default action after the checkout's listeners were called.
  const callOff = (event: Event) => event.preventDefault()
  window.addEventListener(type, callOff)
  onTestFinished(() => window.removeEventListener(type, callOff))
  link.element().dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, ...how }))
  if (waits) await expect.element(page.getByText(/Waiting for/)).toBeVisible()
  else await new Promise(requestAnimationFrame)
  expect(page.getByText(/Waiting for/).query() !== null).toBe(waits)
  expect(open).not.toHaveBeenCalled()
})

const APPS = [
  'Mozilla/5.0 (Linux; Android 14; X; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22A000 [FBAN/FBIOS;FBAV/490.0]',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22A000 Instagram 350.0',
]

test.each(
  some(
    SCREENS.flatMap((row) => APPS.map((app) => ({ ...row, app }))),
    2,
  ),
)(
  '$screen in an app that would replace the checkout by a new window: only the bank’s page is opened there ($app)',
  async ({ screen, step, link, to, app }) => {
    const agent = vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(app)
    onTestFinished(() => agent.mockRestore())
    const open = windows(window)
    openCheckout({ answers: beginningWith(step) })
    await page.getByRole('button', { name: /Stanbic/ }).click()
    await page.getByRole('link', { name: link }).click()
    if (screen === 'continue at the bank') expect(open.mock.calls).toEqual([[to, '_blank']])
    else {
      await expect.element(address()).toHaveValue(to)
      expect(open).not.toHaveBeenCalled()
    }
  },
)

const ADDRESSES = [
  ['https://bank.example/approve', 'bank.example'],
  ['https://bank.example:8444/approve', 'bank.example:8444'],
  ['https://stanbic.example@stranger.example/approve', 'stranger.example'],
  ['https://b\u0430nk.example/approve', 'xn--bnk-6cd.example'],
  [`https://stanbic.example.${'a'.repeat(60)}.example/`, `stanbic.example.${'a'.repeat(60)}.example`],
] as const

test.each(some(ADDRESSES, 2))(
  'a button and a link to the lender show the host of their address: %s',
  async (address, host) => {
    const { screen } = openCheckout({
      answers: beginningWith({ ...steps.atBank, redirect_url: address }),
    })
    await page.getByRole('button', { name: /Stanbic/ }).click()
    await expect.element(page.getByRole('link', { name: /^Open / })).toBeVisible()
    await expect.element(page.getByText(host, { exact: true })).toBeVisible()
    screen.unmount()
    const display_data = { create_partner_account_text: 'bank.example', create_partner_account_url: address }
    openCheckout({ answers: beginningWith({ ...steps.requirements, display_data }) })
    await page.getByRole('button', { name: /Stanbic/ }).click()
    await expect.element(page.getByText(`bank.example ${host}`, { exact: true })).toBeVisible()
  },
)

test('the notice about a window that did not open disappears with its screen', async () => {
  windows(null)
  const { flow } = openCheckout({ answers: beginningWith(steps.requirements, {}) })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  document
    .querySelector('.screen-main')
    ?.insertAdjacentHTML('beforeend', '<a target="_blank" href="https://bank.example/">A link</a>')
  await page.getByRole('link', { name: 'A link' }).click()
  await expect.element(page.getByText(NOTICE)).toBeVisible()
  flow.send({ type: 'back' })
  await expect.element(page.getByRole('heading', { level: 1, name: 'Choose your bank' })).toBeVisible()
  expect(page.getByText(NOTICE).query()).toBeNull()
})
