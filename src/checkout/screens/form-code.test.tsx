import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { beginningWith, openCheckout, refusal } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'
import { some } from '../../shared/testing/some.ts'

// A one-time code that has no screen of its own: among the fields of a form, or sent before the bank's first step.

const VERIFY = '/loans/account/verify-otp'
const bvn = { type: 'text', name: 'bvn', label: 'BVN', required: true }
const consent = { type: 'checkbox', name: 'agrees', label: 'I agree', required: true }
const [otp] = steps.code.form_fields
const form = (...form_fields: object[]) => ({ ...steps.code, form_fields })

const code = () => page.getByLabelText('One-time code')
const heading = () => page.getByRole('heading', { level: 1 })
const goOn = () => page.getByRole('button', { name: 'Continue' }).click()

async function openAt(step: object, more: Partial<Parameters<typeof openCheckout>[0]> = {}) {
  const opened = openCheckout({ answers: beginningWith(step), ...more })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(code()).toBeVisible()
  return {
    ...opened,
    verified: () => opened.sent.filter(({ path }) => path === VERIFY).map(({ body }) => body),
  }
}

test('a code among other fields accepts a code from the phone, and is sent only by the button', async () => {
  const { verified } = await openAt(form(bvn, otp as object, consent))
  await expect.element(heading()).toHaveFocus()
  await expect.element(code()).toHaveAttribute('autocomplete', 'one-time-code')
  await expect.element(code()).toHaveAttribute('inputmode', 'numeric')
  await expect
    .element(code())
    .toHaveAccessibleDescription(
      '6 digits. Never give this code to anyone who calls or writes, not even to your bank. Type it only here.',
    )

  await code().fill('Your code is 123-456. Never share it. It ends in 15 min.')
  await expect.element(code()).toHaveValue('123456')
  await page.getByLabelText('BVN').fill('22212345678')
  await page.getByLabelText('I agree').click()
  expect(verified()).toEqual([])
  await goOn()
  await expect.poll(verified).toMatchObject([{ otp: '123456', bvn: '22212345678', agrees: true }])
})

test('Continue with an incomplete code shows one error beside the box', async () => {
  const { verified } = await openAt(form({ ...bvn, value: '22212345678' }, otp as object))
  await code().fill('1234')
  await goOn()
  await expect
    .element(code())
    .toHaveAccessibleDescription(
      'Enter all 6 digits. Never give this code to anyone who calls or writes, not even to your bank. Type it only here.',
    )
  await expect.element(code()).toHaveFocus()
  expect(verified()).toEqual([])
})

test('the code box has the focus when no other value is missing', async () => {
  await openAt(form({ ...bvn, value: '22212345678' }, otp as object))
  await expect.element(code()).toHaveFocus()
})

test.each(some(['١٢٣٤٥٦', '１２３４５６', '۱۲۳ ۴۵۶'], 1))('digits of any script count: %s', async (typed) => {
  await openAt(form(bvn, otp as object))
  await code().fill(typed)
  await expect.element(code()).toHaveValue('123456')
})

test('a code from a text message is filled in, and the form is not sent', async () => {
  let arrive: (code: string) => void = () => {}
  // Made before the screen asks for it: the box is visible before its effect has run.
  const smsCode = new Promise<string>((resolve) => (arrive = resolve))
  const { verified } = await openAt(form({ ...bvn, value: '22212345678' }, otp as object), {
    readSmsCode: () => smsCode,
  })
  arrive('123456')
  await expect.element(code()).toHaveValue('123456')
  expect(verified()).toEqual([])
})

test('the code of a first step is sent when complete, and a refused code is not sent again without the button', async () => {
  const { verified, server } = await openAt(form(otp as object), {
    answers: { ...beginningWith(form(otp as object)), [VERIFY]: refusal(400, 'That code is not right.') },
  })
  await expect.element(code()).toHaveFocus()
  await code().fill('999999')
  await expect.element(page.getByRole('alert')).toHaveTextContent('That code is not right.')
  await code().fill('99999')
  await code().fill('999999')
  expect(verified()).toMatchObject([{ otp: '999999' }])
  delete server[VERIFY]
  Object.assign(server, { [VERIFY]: { next_step: steps.account } })
  await code().fill('123456')
  await expect.poll(verified).toMatchObject([{ otp: '999999' }, { otp: '123456' }])
  await expect.element(page.getByLabelText('Account number')).toBeVisible()
})
