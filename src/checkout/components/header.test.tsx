import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openCheckout } from '../testing/open-checkout.tsx'
import { order } from '../testing/wire.ts'

const header = () => page.getByRole('banner')

test.each([
  ['https://portal.example', 'inside portal.example'],
  ['https://portal.example:8443', 'inside portal.example:8443'],
  ['null', 'inside a page that does not give its name'],
])('the header names the top page where it is not the shop’s: %s', async (topOrigin, said) => {
  openCheckout({ topOrigin })
  await expect.element(header().getByText(said, { exact: true })).toBeVisible()
  await expect.element(header().getByText('shop.example', { exact: true })).toBeVisible()
})

test.each([undefined, 'https://shop.example'])(
  'the header does not name the top page where it is the shop’s own: %s',
  async (topOrigin) => {
    openCheckout({ topOrigin })
    await expect.element(header()).toHaveTextContent('shop.example')
    expect(document.querySelector('.header-top')).toBeNull()
  },
)

const amount = () => header().getByRole('button', { name: /^Amount/ })
const basket = () => page.getByRole('region', { name: 'Your order' })
const lines = () =>
  [...basket().element().querySelectorAll('.figure')].map((line) =>
    [...line.children].map(({ textContent }) => textContent?.replaceAll(/[\u2066-\u2069]/g, '')),
  )

test('the amount unfolds the order, whose lines add up to the amount', async () => {
  const { flow } = openCheckout({
    order: {
      ...order,
      amount: 40_500,
      items: [
        { name: 'Kettle\u202E', unit_price: 12_000, quantity: 2 },
        { name: 'Iron', unit_price: 15_000, quantity: 1 },
      ],
      shipping_fee: 2_000,
      discount: 1_000,
      tax: 500,
    },
  })
  await expect.element(page.getByRole('heading', { name: 'Choose your bank' })).toBeVisible()
  const before = page.getByRole('main').element().getBoundingClientRect().top
  await amount().click()
  await expect.element(basket()).toHaveTextContent('Sum')
  expect(lines()).toEqual([
    ['2 × Kettle', '₦24,000'],
    ['1 × Iron', '₦15,000'],
    ['Delivery', '₦2,000'],
    ['Tax', '₦500'],
    ['Discount', '−₦1,000'],
    ['Sum', '₦40,500'],
  ])
  expect(page.getByRole('main').element().getBoundingClientRect().top).toBe(before)
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.poll(() => flow.state.place.at).toBe('form')
  expect(basket().query()).toBeNull()
})

test('a tax that is not part of the amount is not listed in the order', async () => {
  openCheckout({ order: { ...order, tax: 300 } })
  await amount().click()
  await expect.element(basket()).toHaveTextContent('Sum')
  expect(lines().map(([label]) => label)).not.toContain('Tax')
})

test('Enter unfolds the order; Esc folds it, and leaves the checkout only if nothing is unfolded', async () => {
  const { emitted } = openCheckout()
  const leaves = () => emitted.filter(({ type }) => type === 'leave').length
  await expect.element(page.getByRole('heading', { name: 'Choose your bank' })).toBeVisible()
  ;(amount().element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(basket()).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(basket().query()).toBeNull()
  expect(leaves()).toBe(0)
  await userEvent.keyboard('{Escape}')
  expect(leaves()).toBe(1)
})

test('the heading of each screen is described by the bank and the steps left', async () => {
  openCheckout()
  const described = () => {
    const title = document.querySelector('h1')
    return document.getElementById(title?.getAttribute('aria-describedby') ?? '')?.textContent
  }
  await expect.poll(described).toBe('Steps left: about 6')
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.poll(described).toBe('Stanbic IBTC Bank. Steps left: about 4')
  await page.getByRole('button', { name: 'Back' }).click()
  await expect.poll(described).toBe('Steps left: about 6')
})
