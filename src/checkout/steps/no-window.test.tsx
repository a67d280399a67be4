import { expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'

/* Browsers inside apps (of social networks, of shops) have one window: `window.open` gives nothing there. */

function windows(opened: unknown) {
  const open = vi.spyOn(window, 'open').mockReturnValue(opened as Window | null)
  onTestFinished(() => open.mockRestore())
  return open
}

const NOTICE = /does not open a second window/
const address = () => page.getByRole('textbox', { name: 'Address of the page' })

/** Each screen with a link to elsewhere, and where the link leads. */
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
  '$screen: without a second window the address is offered, and the checkout stays',
  async ({ step, link, to }) => {
    windows(null)
    const { flow, told } = openCheckout({ answers: beginningWith(step) })
    await page.getByRole('button', { name: /Stanbic/ }).click()
    const before = flow.state.place.at
    await page.getByRole('link', { name: link }).click()
    await expect.element(page.getByText(NOTICE)).toBeVisible()
    await expect.element(address()).toHaveValue(to)
    expect(flow.state.place.at).toBe(before)
    expect(told.filter(({ type }) => type === 'outcome' || type === 'leave')).toEqual([])
  },
)

test.each(SCREENS)('$screen: the window that opens cannot reach back', async ({ step, link, to }) => {
  const opened = { opener: window }
  const open = windows(opened)
  openCheckout({ answers: beginningWith(step) })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await page.getByRole('link', { name: link }).click()
  expect(open.mock.calls).toEqual([[to, '_blank']])
  expect(opened.opener).toBeNull()
  expect(page.getByText(NOTICE).query()).toBeNull()
})

test('the notice goes with its screen', async () => {
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
