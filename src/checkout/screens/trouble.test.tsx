import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openCheckout, type Answers } from '../testing/open-checkout.tsx'
import { order, partner, step, steps } from '../testing/wire.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const broken = () => new Response('<h1>Bad gateway</h1>', { status: 502 })

/** Sends the account to a server that fails, until the checkout has given up repeating the request. */
async function sendAccount(answers: Answers = {}) {
  const opened = openCheckout({ answers: { '/loans/account/verification': broken(), ...answers } })
  await button(/Stanbic/).click()
  await page.getByLabelText('Account number').fill('1234567890')
  await userEvent.keyboard('{Enter}')
  return opened
}

async function seeAlert({ clock }: { readonly clock: { advance(ms: number): void } }) {
  const alert = page.getByRole('alert')
  await expect
    .poll(() => {
      clock.advance(5_000)
      return alert.query()
    })
    .not.toBeNull()
  return alert
}

test('after a failed request there is one button to try again, and it sends the current values', async () => {
  const opened = await sendAccount()
  const alert = await seeAlert(opened)
  await expect.element(alert).toHaveTextContent(/Nothing you typed is lost\.$/)
  expect(alert.getByRole('button').elements()).toEqual([])
  expect(button('Continue').query()).toBeNull()

  opened.server['/loans/account/verification'] = { next_step: steps.code }
  await page.getByLabelText('Account number').fill('0987654321')
  await button('Try again').click()
  await expect.element(page.getByLabelText('One-time code')).toBeVisible()
  expect(opened.sent.at(-1)?.body).toMatchObject({ accountNumber: '0987654321' })
})

test('when a new code could not be requested, Try again requests it and does not send the old one', async () => {
  const opened = await sendAccount({ '/loans/account/verification': { next_step: steps.code } })
  await expect.element(page.getByLabelText('One-time code')).toBeVisible()
  opened.clock.advance(60_000)
  opened.server['/loans/account/verification'] = broken()
  await button('Send a new code').click()
  const alert = await seeAlert(opened)
  await expect.element(button('Continue')).toBeVisible()
  opened.server['/loans/account/verification'] = { next_step: steps.code }
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect.element(page.getByRole('main').getByText('A new code is on its way.')).toBeVisible()
})

test('a failure before anything was typed does not say that something is kept', async () => {
  const opened = openCheckout({ answers: { '/transactions/initiate': broken() } })
  const alert = await seeAlert(opened)
  await expect.element(title('We could not reach Klump')).toBeVisible()
  expect(alert.element().textContent).not.toContain('typed')
  await expect.element(alert.getByRole('button', { name: 'Try again' })).toHaveClass('button-primary')
})

test('a step that cannot be drawn names its bank, and another bank can be chosen', async () => {
  const strange = { next_step: step('IRIS_SCAN') }
  await sendAccount({
    '/loans/account/verification': strange,
    '/loans/partners': { data: [partner(), partner({ slug: 'polaris', name: 'Polaris Bank' })] },
  })
  await expect.element(title(/Stanbic IBTC Bank.* asks for more than we can show/)).toBeVisible()
  await expect.element(page.getByText(/You have not been charged/)).toBeVisible()
  await button('Try another bank').click()
  await expect.element(title('Choose your bank')).toBeVisible()
})

test.each([
  ['Ìtàn Market', /^Back to .Ìtàn Market.$/],
  ['International General Merchandise and Household Appliances Limited', /^Back to the shop$/],
])('the button that leads back to %s names the shop only where the name fits', async (merchant, name) => {
  openCheckout({
    order: { ...order, amount: 10 },
    answers: {
      '/transactions/initiate': { merchant, is_live: false },
      '/loans/partners': { data: [partner({ min_loan_amount: '5000' })] },
    },
  })
  await expect.element(button(name)).toBeVisible()
})
