import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'

const slow = page.getByText(/The connection is slow/)

test('a slow request is reported, what was typed stays, and the report disappears with the answer', async () => {
  let answer: (json: object) => void = () => {}
  const verification = new Promise<object>((resolve) => (answer = resolve))
  const { clock } = openCheckout({ answers: { '/loans/account/verification': verification } })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await page.getByLabelText('Account number').fill('1234567890')
  await page.getByLabelText('Phone number').fill('08012345678')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect.element(page.getByRole('button', { name: 'Continue' })).toHaveAttribute('aria-busy', 'true')
  clock.advance(7_999)
  await expect.element(slow).not.toBeInTheDocument()
  clock.advance(1)
  await expect.element(slow).toBeVisible()
  await expect.element(page.getByLabelText('Account number')).toHaveValue('1234 5678 90')
  answer({ next_step: steps.code })
  await expect.element(page.getByRole('heading', { name: /code/ })).toBeVisible()
  await expect.element(slow).not.toBeInTheDocument()
})

test('a slow start shows a screen that says so', async () => {
  const { clock, emitted } = openCheckout({ answers: { '/transactions/initiate': new Promise(() => {}) } })
  await expect.element(page.getByRole('heading')).toBeInTheDocument()
  clock.advance(8_000)
  await expect.element(slow).toBeVisible()
  expect(emitted).toEqual([{ type: 'opened' }])
})
