import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { beginningWith, openCheckout, type Answers } from '../testing/open-checkout.tsx'
import { stanbicPlan, step, steps } from '../testing/wire.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const names = (role: 'button') =>
  page
    .getByRole('main')
    .getByRole(role)
    .elements()
    .map(({ textContent }) => textContent)

const figure = (name: string) =>
  page
    .getByRole('term')
    .elements()
    .find((term) => term.textContent?.startsWith(name))?.nextElementSibling?.textContent

async function open(answers: Answers) {
  const opened = openCheckout({ answers })
  await button(/Stanbic/).click()
  return opened
}

const BANKS = [
  'Access Bank',
  'FCMB',
  'GTBank',
  'Jaiz Bank',
  'Keystone Bank',
  'UBA',
  'Union Bank',
  'Wema Bank',
  'Ècobank',
]
const listOfBanks = (label: string) => ({
  config: {
    extra_form_fields: [
      {
        type: 'select',
        name: 'bank',
        label,
        required: true,
        options: BANKS.map((name) => ({ name, slug: name })),
      },
    ],
  },
})
const secondList = listOfBanks('Your salary bank')

test('a list that is labelled "Bank", as the published one, is headed by a question', async () => {
  await open(beginningWith(steps.account, listOfBanks('Bank')))
  await expect.element(title('Which bank is your account with?')).toHaveFocus()
})

test('the list of account banks is searched by any part of a name, and one press continues', async () => {
  await open(beginningWith(steps.account, secondList))
  await expect.element(title('Your salary bank')).toHaveFocus()
  expect(names('button')).toEqual(['Back', ...BANKS])
  await page.getByLabelText('Search').fill('bank un')
  expect(names('button')).toEqual(['Back', 'Union Bank'])
  await page.getByLabelText('Search').fill('eco')
  expect(names('button')).toEqual(['Back', 'Ècobank'])
  await page.getByLabelText('Search').fill('barclays')
  await expect.element(page.getByText(/^No bank of that name/)).toBeVisible()
  await page.getByLabelText('Search').fill('gt')
  await userEvent.keyboard('{Enter}')
  await expect.element(title('Your details')).toBeVisible()
  await button('Back').click()
  await expect.element(button('GTBank')).toHaveAttribute('aria-current', 'true')
  await button('UBA').click()
  await expect.element(title('Your details')).toBeVisible()
})

test('Enter in a search with several results chooses none of them', async () => {
  await open(beginningWith(steps.account, secondList))
  await page.getByLabelText('Search').fill('bank')
  await userEvent.keyboard('{Enter}')
  await expect.element(title('Your salary bank')).toBeVisible()
})

test('requirements with a consent continue once it is given, and the consent is not sent', async () => {
  const consent = {
    type: 'checkbox',
    name: 'consent',
    label: 'The bank may look at my account.',
    required: true,
  }
  const { sent } = await open({
    ...beginningWith({ ...steps.requirements, form_fields: [consent] }),
    '/loans/partners/requirements': { next_step: steps.account },
  })
  await expect.element(page.getByText('An account')).toBeVisible()
  await button('Continue').click()
  const box = page.getByRole('checkbox', { name: consent.label })
  await expect.element(box).toHaveFocus()
  await expect.element(box).toHaveAccessibleDescription('Tick this to go on.')
  expect(sent.map(({ path }) => path)).not.toContain('/loans/partners/requirements')
  await box.click()
  await button('Continue').click()
  await expect.element(title('Your details')).toBeVisible()
  expect(sent.at(-1)).toEqual({ path: '/loans/partners/requirements', body: {} })
})

const wallet = step('CONFIRM_WALLET_BALANCE', {
  api: '/loans/account/confirm-wallet',
  display_data: { title: 'Your refund wallet' },
  form_fields: [
    { type: 'radio', name: 'use_wallet', label: 'Use it?', required: true, options: ['yes', 'no'] },
  ],
})

test('with the refund wallet less is due now, the credit costs the same, and the split can be changed', async () => {
  const used = { ...stanbicPlan, downpaymentAmount: 1666.67 }
  await open({
    ...beginningWith(steps.split),
    '/loans/account/repayments-detail': { next_step: wallet, data: stanbicPlan },
    '/loans/account/confirm-wallet': { next_step: steps.newLoan, data: used },
  })
  await page.getByRole('radio', { name: '6 instalments' }).click()
  await page.getByLabelText('Day of the month to pay').selectOptions('7')
  await button('See my payments').click()
  await expect.element(title('Your refund wallet')).toBeVisible()
  await page.getByRole('radio', { name: 'yes' }).click()
  await button('Continue').click()
  await expect.element(title('Check your plan')).toBeVisible()
  expect(
    ['Due today', 'Your order', 'Refund wallet', 'What the credit costs', 'You pay in all'].map(figure),
  ).toEqual(['₦1,666.67', '₦40,000.00', '−₦5,000.00', '₦3,049.50', '₦38,049.50'])
  await expect.element(button('Agree and pay ₦1,666.67')).toBeVisible()
  await button('Change the plan').click()
  await expect.element(page.getByRole('radio', { name: '6 instalments' })).toBeChecked()
})

test('the limits of a down payment are shown while it is typed', async () => {
  const form_fields = [
    {
      type: 'number',
      name: 'downpayment_amount',
      label: 'Pay now',
      format: 'amount',
      required: true,
      min: 4000,
      max: 20000,
      smalltext: 'From NGN 4000',
    },
  ]
  const { sent } = await open(beginningWith({ ...steps.split, form_fields }))
  const box = page.getByLabelText('Pay now')
  await expect.element(box).toHaveAccessibleDescription('From ₦4,000 to ₦20,000')
  await box.fill('3')
  await expect.element(box).toHaveAccessibleDescription('From ₦4,000 to ₦20,000')
  await box.fill('30000')
  await expect.element(box).toHaveAccessibleDescription('Pay at most ₦20,000 now.')
  await box.fill('3000')
  await button('See my payments').click()
  await expect.element(box).toHaveAccessibleDescription('From ₦4,000 to ₦20,000 Pay at least ₦4,000 now.')
  await box.fill('12500')
  await button('See my payments').click()
  await expect.element(title('Check your plan')).toBeVisible()
  expect(sent.at(-1)?.body).toMatchObject({ amount: 40000, downpayment_amount: 12500 })
})
