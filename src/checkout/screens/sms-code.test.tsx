import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { smsCodes } from '../browser.ts'
import { beginningWith, openCheckout, type Answers } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'

/** A browser that reads codes from text messages. `arrive` is the message. */
function phone() {
  const asked: CredentialRequestOptions[] = []
  let arrive: (credential: Credential | null) => void = () => {}
  const get = (options: CredentialRequestOptions = {}) => {
    asked.push(options)
    return new Promise<Credential | null>((resolve, reject) => {
      arrive = resolve
      options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
    })
  }
  const credentials = { get } as CredentialsContainer
  const code = (text: string) => arrive({ id: '', type: 'otp', code: text } as Credential)
  return {
    asked,
    code,
    readSmsCode: smsCodes({ navigator: { credentials }, OTPCredential: {} } as never),
  }
}

async function openAtCode(device: ReturnType<typeof phone>, answers: Answers = {}) {
  const opened = openCheckout({
    answers: { ...beginningWith(steps.account), ...answers },
    readSmsCode: device.readSmsCode,
  })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await page.getByLabelText('Account number').fill('1234567890')
  expect(device.asked).toEqual([])
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByLabelText('One-time code')).toBeVisible()
  await expect.poll(() => device.asked).toHaveLength(1)
  return opened
}

test('a code from a text message is filled in and sent', async () => {
  const device = phone()
  const { sent } = await openAtCode(device)
  await expect.poll(() => device.asked).toMatchObject([{ otp: { transport: ['sms'] } }])
  device.code('123-456')
  await expect.element(page.getByRole('heading', { level: 1, name: 'Terms of the bank' })).toBeVisible()
  expect(sent.find(({ path }) => path === '/loans/account/verify-otp')?.body).toMatchObject({ otp: '123456' })
})

test('leaving the screen aborts the reading of messages, and a later code is ignored', async () => {
  const device = phone()
  const { sent } = await openAtCode(device)
  await page.getByRole('button', { name: 'Back' }).click()
  await expect.element(page.getByLabelText('Account number')).toBeVisible()
  expect(device.asked[0]?.signal?.aborted).toBe(true)
  device.code('123456')
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Your details')
  expect(sent.map(({ path }) => path)).not.toContain('/loans/account/verify-otp')
})

test('a code with another length is filled in and not sent', async () => {
  const device = phone()
  const { sent } = await openAtCode(device)
  device.code('12345')
  await expect.element(page.getByLabelText('One-time code')).toHaveValue('12345')
  await expect.element(page.getByLabelText('One-time code')).toHaveFocus()
  expect(sent.map(({ path }) => path)).not.toContain('/loans/account/verify-otp')
})

test('a browser that cannot read messages is not asked for them', () => {
  const credentials = { get: () => expect.unreachable('it was asked') } as unknown as CredentialsContainer
  expect(smsCodes({ navigator: { credentials } })).toBeUndefined()
})
