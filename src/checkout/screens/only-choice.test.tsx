import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openCheckout, refusal, type Answers } from '../testing/open-checkout.tsx'
import { partner, session, stanbicPlan, steps } from '../testing/wire.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const PLAN = '/loans/account/repayments-detail'

async function openAtOnlySplit(answers: Answers = {}) {
  const opened = openCheckout({
    answers: { '/loans/account/verification': { next_step: steps.onlySplit }, ...answers },
  })
  await button(/Stanbic/).click()
  await page.getByLabelText('Account number').fill('1234567890')
  await userEvent.keyboard('{Enter}')
  return opened
}

test('a split with one option is skipped: the preview names it, and "Change" shows it', async () => {
  const { sent } = await openAtOnlySplit()
  await expect.element(title('Check your plan')).toBeVisible()
  expect(sent.filter(({ path }) => path === PLAN)).toMatchObject([{ body: { installment: 6 } }])
  await expect.element(page.getByText('6 instalments')).toBeVisible()
  // The preview has one button to change the split, not two.
  await expect.element(button('Change the plan')).not.toBeInTheDocument()
  await expect.element(page.getByRole('checkbox')).not.toBeChecked()

  await button('Change').click()
  await expect.element(page.getByRole('radio', { name: /6 instalments/ })).toBeChecked()
  await button('See my payments').click()
  await expect.element(title('Check your plan')).toBeVisible()
  await expect.element(page.getByText('6 instalments')).not.toBeInTheDocument()
  await expect.element(button('Change the plan')).toBeVisible()
})

test('while the plan of a skipped split is requested the screen says so, and offers Back', async () => {
  await openAtOnlySplit({ [PLAN]: new Promise(() => {}) })
  await expect.element(page.getByText('Working out your payments…')).toBeVisible()
  await expect.element(page.getByRole('radio')).not.toBeInTheDocument()
  await expect.element(button('See my payments')).not.toBeInTheDocument()
  await button('Back').click()
  await expect.element(page.getByLabelText('Account number')).toHaveValue('1234 5678 90')
})

test('a refused plan shows the split with the server’s message, and the shopper can continue there', async () => {
  const { server } = await openAtOnlySplit({ [PLAN]: refusal(400, 'Your limit is too low today.') })
  await expect.element(page.getByRole('alert')).toHaveTextContent('Your limit is too low today.')
  await expect.element(page.getByRole('radio', { name: /6 instalments/ })).toBeChecked()
  server[PLAN] = { next_step: steps.accept, data: stanbicPlan }
  await button('See my payments').click()
  await expect.element(title('Check your plan')).toBeVisible()
})

test('a single account bank of a lender is skipped, and the next screen names it', async () => {
  const bank = {
    type: 'select',
    name: 'bank',
    label: 'Your bank',
    required: true,
    options: [{ name: 'Zenith Bank', slug: 'zenith' }],
  }
  const config = { extra_form_fields: [bank] }
  const { sent } = openCheckout({
    answers: { '/transactions/initiate': session, '/loans/partners': { data: [partner({ config })] } },
  })
  await button(/Stanbic/).click()
  await expect.element(page.getByLabelText('Account number')).toBeVisible()
  await expect.element(page.getByText('Zenith Bank')).toBeVisible()
  await button('Change').click()
  await button('Zenith Bank').click()
  await page.getByLabelText('Account number').fill('1234567890')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => sent.at(-1)?.body).toMatchObject({ bank: 'zenith' })
})

test('a list of one lender is shown with its charges, before any request to the lender', async () => {
  const { sent } = openCheckout({
    answers: {
      '/loans/partners': {
        data: [
          partner({
            interest: '2.25',
            min_loan_amount: '25000.00',
            extra_charges: [{ name: 'Management fee', value: '1.5', unit: '%', slug: 'management-fee' }],
          }),
        ],
      },
    },
  })
  await expect.element(title('Choose your bank')).toBeVisible()
  await expect
    .element(button(/^Stanbic/))
    .toHaveAccessibleName(/2\.25% a month.· .*Management fee.* 1\.5%.· From.₦25,000$/)
  expect(sent.map(({ path }) => path).toSorted()).toEqual(['/loans/partners', '/transactions/initiate'])
})
