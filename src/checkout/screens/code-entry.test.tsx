import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openCheckout, refusal, type Answers } from '../testing/open-checkout.tsx'

const box = () => page.getByLabelText('One-time code')

async function openAtCode(answers: Answers = {}) {
  const opened = openCheckout({ answers })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await page.getByLabelText('Account number').fill('1234567890')
  await userEvent.keyboard('{Enter}')
  await expect.element(box()).toBeVisible()
  return opened
}

async function paste(text: string) {
  const source = document.createElement('textarea')
  source.value = text
  document.body.append(source)
  source.focus()
  source.select()
  await userEvent.copy()
  source.remove()
  await box().click()
  await userEvent.paste()
}

test('a pasted code "123 456" fits the box, and Enter sends its digits with the account', async () => {
  const { sent } = await openAtCode()
  await paste('123 456')
  await expect.element(box()).toHaveValue('123456')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByRole('heading', { level: 1, name: 'Terms of the bank' })).toBeVisible()
  expect(sent.find(({ path }) => path === '/loans/account/verify-otp')?.body).toMatchObject({
    otp: '123456',
    accountNumber: '1234567890',
  })
})

test('from a pasted text message the box takes the code', async () => {
  await openAtCode()
  await paste('Acct ****5678: your code is \u200E١٢٣٤٥٦. Valid till 10:30 on 12/05/2026. Do not share')
  await expect.element(box()).toHaveValue('123456')
})

test('of the phone number that the code went to, only the end is shown', async () => {
  await openAtCode()
  await expect.element(page.getByText(/Your number ends in 5678\.$/)).toBeVisible()
  expect(document.body.textContent).not.toContain('0801')
})

test('a code that is too short is not sent, and the error says how long it must be', async () => {
  const { sent } = await openAtCode()
  await box().fill('1234')
  await userEvent.keyboard('{Enter}')
  await expect.element(box()).toHaveFocus()
  await expect.element(box()).toHaveAccessibleDescription('6 digits Enter all 6 digits.')
  expect(sent.map(({ path }) => path)).not.toContain('/loans/account/verify-otp')
})

test('the error for a wrong code is beside the box, and the code is selected', async () => {
  await openAtCode({ '/loans/account/verify-otp': refusal(400, 'That code is not right.') })
  await box().fill('999999')
  await userEvent.keyboard('{Enter}')
  await expect.element(box()).toHaveAccessibleDescription('6 digits That code is not right.')
  await userEvent.keyboard('1')
  await expect.element(box()).toHaveValue('1')
  await expect.element(box()).toHaveAccessibleDescription('6 digits')
})

test('a new code can be asked for when the countdown has ended', async () => {
  const { clock, sent } = await openAtCode()
  const button = page.getByRole('button', { name: /new code/ })
  await expect.element(button).toHaveTextContent('Send a new code in 60 s')
  await expect.element(button).toHaveAttribute('aria-disabled', 'true')
  for (let second = 59; second > 0; second--) {
    clock.advance(1_000)
    await expect.element(button).toHaveTextContent(`Send a new code in ${second} s`)
  }
  clock.advance(1_000)
  await expect.element(button).toHaveTextContent(/^Send a new code$/)
  const before = sent.length
  await button.click()
  await expect.element(page.getByRole('main').getByText('A new code is on its way.')).toBeVisible()
  expect(sent.slice(before).map(({ path }) => path)).toEqual(['/loans/account/verification'])
  await expect.element(button).toHaveTextContent('Send a new code in 60 s')
})
