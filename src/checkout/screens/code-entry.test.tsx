import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openCheckout, refusal, type Answers } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'
import { some } from '../../shared/testing/some.ts'

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

const codesIn = (sent: readonly { path: string; body?: unknown }[]) =>
  sent
    .filter(({ path }) => path === '/loans/account/verify-otp')
    .map(({ body }) => (body as { otp: string }).otp)

/** Waits a turn of the browser, so that nothing more follows from an action. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

test('the code box has the focus on a new screen, and a description of its purpose', async () => {
  await openAtCode()
  await expect.element(box()).toHaveFocus()
  await expect
    .element(box())
    .toHaveAccessibleDescription(
      'We sent a one-time code to your phone. Your number ends in 5678. 6 digits. They are sent as soon as all are there.',
    )
  await expect
    .element(
      page.getByText(
        'Never give this code to anyone who calls or writes, not even to your bank. Type it only here.',
      ),
    )
    .toBeVisible()
})

// An iPhone keeps its keyboard open only under this condition. The test browsers have no on-screen keyboard.
test('the code box gets the focus in the same turn in which the previous screen is removed', async () => {
  let focused: string | undefined
  // Runs at the end of the turn that drew the box.
  const watch = new MutationObserver(() => {
    if (document.querySelector('[name=otp]')) focused ??= (document.activeElement as HTMLInputElement).name
  })
  watch.observe(document.body, { childList: true, subtree: true })
  await openAtCode()
  watch.disconnect()
  expect(focused).toBe('otp')
})

test('a pasted "123 456" is sent at once, with the account number', async () => {
  const { sent } = await openAtCode()
  await paste('123 456')
  await expect.element(page.getByRole('heading', { level: 1, name: 'Terms of the bank' })).toBeVisible()
  expect(sent.find(({ path }) => path === '/loans/account/verify-otp')?.body).toMatchObject({
    otp: '123456',
    accountNumber: '1234567890',
  })
})

test('the code of a pasted text message is sent', async () => {
  const { sent } = await openAtCode()
  await paste('Acct ****5678: your code is \u200E١٢٣٤٥٦. Valid till 10:30 on 12/05/2026. Do not share')
  await expect.poll(() => codesIn(sent)).toEqual(['123456'])
})

test.each(some(['١٢٣٤٥٦', '１２３４５６', '۱۲۳۴۵۶'], 1))(
  'typed digits of another script are sent as ASCII digits: %s',
  async (typed) => {
    const { sent } = await openAtCode()
    await userEvent.keyboard(typed)
    await expect.poll(() => codesIn(sent)).toEqual(['123456'])
  },
)

test('while the code is checked the screen says so, and the button is busy', async () => {
  await openAtCode({ '/loans/account/verify-otp': new Promise(() => {}) })
  await userEvent.keyboard('123456')
  await expect.element(page.getByRole('main').getByText('Checking your code…')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Continue' })).toHaveAttribute('aria-busy', 'true')
  await expect.element(box()).toHaveValue('123456')
})

test('the code screen shows only the last digits of the phone number', async () => {
  await openAtCode()
  await expect.element(page.getByText(/Your number ends in 5678\.$/)).toBeVisible()
  expect(document.body.textContent).not.toContain('0801')
})

test('a code that is too short is not sent, and the error says how long it must be', async () => {
  const { sent } = await openAtCode()
  await box().fill('1234')
  await userEvent.keyboard('{Enter}')
  await expect.element(box()).toHaveFocus()
  await expect.element(box()).toHaveAccessibleDescription(/5678\. Enter all 6 digits\.$/)
  expect(sent.map(({ path }) => path)).not.toContain('/loans/account/verify-otp')
})

test('a wrong code is reported beside the box and selected, and the next code is sent at once', async () => {
  const { sent, server } = await openAtCode({
    '/loans/account/verify-otp': refusal(400, 'That code is not right.'),
  })
  await userEvent.keyboard('999999')
  await expect.element(box()).toHaveAccessibleDescription(/That code is not right\.$/)
  await userEvent.keyboard('1')
  await expect.element(box()).toHaveValue('1')
  await expect.element(box()).not.toHaveAccessibleDescription(/not right/)
  server['/loans/account/verify-otp'] = { status: true, next_step: steps.terms }
  await userEvent.keyboard('23456')
  await expect.poll(() => codesIn(sent)).toEqual(['999999', '123456'])
})

test('a refused code is announced, because the focus stays in the box', async () => {
  await openAtCode({ '/loans/account/verify-otp': refusal(400, 'That code is not right.') })
  await box().fill('999999')
  const announced = () => document.querySelector('.checkout > [role="status"]:last-child')?.textContent
  await expect.poll(announced).toBe('That code is not right.')
})

test('a refused code is sent again only by the button, also after it is typed or pasted again', async () => {
  const { sent } = await openAtCode({ '/loans/account/verify-otp': refusal(400, 'That code is not right.') })
  await userEvent.keyboard('999999')
  await expect.element(box()).toHaveAccessibleDescription(/not right/)
  await userEvent.keyboard('99999')
  await expect.element(box()).toHaveValue('99999')
  await userEvent.keyboard('9')
  await paste('Your code is 999999')
  await expect.element(box()).toHaveValue('999999')
  await settled()
  expect(codesIn(sent)).toEqual(['999999'])
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => codesIn(sent)).toEqual(['999999', '999999'])
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
