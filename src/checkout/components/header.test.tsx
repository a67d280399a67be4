import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openCheckout } from '../testing/open-checkout.tsx'

const header = () => page.getByRole('banner')

test.each([
  ['https://portal.example', 'inside portal.example'],
  ['https://portal.example:8443', 'inside portal.example:8443'],
  ['null', 'inside a page that does not give its name'],
])('the header names the page at the top where it is another: %s', async (topOrigin, said) => {
  openCheckout({ topOrigin })
  await expect.element(header().getByText(said, { exact: true })).toBeVisible()
  await expect.element(header().getByText('shop.example', { exact: true })).toBeVisible()
})

test.each([undefined, 'https://shop.example'])(
  'and says nothing of it where it is the shop’s own: %s',
  async (topOrigin) => {
    openCheckout({ topOrigin })
    await expect.element(header()).toHaveTextContent('shop.example')
    expect(document.querySelector('.header-top')).toBeNull()
  },
)
