import { expect, test } from '../support/test.ts'

test('leaving before anything was typed needs no question, and gives the focus back', async ({
  shopper,
  demo,
}) => {
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
  await shopper.closes()
  await expect(shopper.page.getByRole('button', { name: 'Pay in instalments with Klump' })).toBeFocused()
  expect(await shopper.heard()).toEqual(['onLoad', 'onOpen', 'onClose', 'result'])
  expect(await shopper.payloadOf('result')).toMatchObject({ status: 'cancelled' })
  await expect(shopper.page.locator('klump-overlay')).toHaveCount(0)
})

test('Esc inside the checkout asks first once something was typed', async ({ shopper, demo }) => {
  await shopper.visit(demo.origins.shop, { returning: false })
  await shopper.pay()
  await shopper.sees('How can we reach you?')
  await shopper.types('Email address', 'ada@example.com')
  await shopper.page.keyboard.press('Escape')
  await shopper.overlay.getByRole('button', { name: 'Stay' }).click()
  await expect(shopper.checkout.getByLabel('Email address')).toHaveValue('ada@example.com')

  await shopper.checkout.getByLabel('Email address').press('Escape')
  await shopper.overlay.getByRole('button', { name: 'Leave' }).click()
  await expect(shopper.overlay).toBeHidden()
  expect(await shopper.payloadOf('onClose')).toMatchObject({ type: 'CANCELLED' })
})

test('who left can come back and finish the same order', async ({ shopper, demo }) => {
  await shopper.visit(demo.origins.shop)
  await shopper.pay()
  await shopper.sees('Choose your bank')
  await shopper.closes()
  await shopper.pay()
  await shopper.sees('Choose your bank')
})
