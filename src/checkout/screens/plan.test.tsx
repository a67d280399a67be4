import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import {
  button,
  choose,
  figure,
  openAtSplit,
  planAnswer,
  rows,
  sumOfRows,
  title,
} from '../testing/at-split.ts'
import { refusal } from '../testing/open-checkout.tsx'
import { order as usual, polarisData, session, stanbicPlan, steps } from '../testing/wire.ts'

test('the preview shows the figures of the server to the kobo, and each date', async () => {
  const { sent } = await openAtSplit()
  await choose(6)
  await expect.element(title('Check your plan')).toBeVisible()
  expect(sent.at(-1)?.body).toMatchObject({
    amount: 40000,
    installment: 6,
    repaymentDay: 7,
    partner: 'stanbic',
  })
  expect(figure('Due today')).toBe('₦6,666.67')
  expect(figure('Your order')).toBe('₦40,000.00')
  expect(figure('What the credit costs')).toBe('₦3,049.50')
  expect(figure('You pay in all')).toBe('₦43,049.50')
  // Six instalments were chosen, and six are listed.
  expect(rows()).toEqual([
    ['Today', '₦6,666.67'],
    ...['7 Jun 2023', '7 Jul 2023', '7 Aug 2023', '7 Sept 2023', '7 Oct 2023'].map((date) => [
      date,
      '₦7,174.90',
    ]),
    ['Management fee', '₦333.33'],
    ['VAT on the fee', '₦25.00'],
    ['Insurance', '₦150.00'],
  ])
  expect(sumOfRows()).toBe(43_049.5)
  await expect
    .element(page.getByText(/Stanbic IBTC Bank.* tells you when the charges without a date are due/))
    .toBeVisible()
  await expect.element(page.getByText('interest of 2.5% a month, plus all charges')).toBeVisible()
  // Published as minimumBalanceRequired. It is no payment, so it is in no sum.
  await expect
    .element(page.getByText(/Stanbic IBTC Bank.* asks for at least ₦7,675.00 in your account/))
    .toBeVisible()
  // Each fee is shown once, and their sum is not shown.
  for (const fee of ['₦333.33', '₦25.00', '₦150.00', '₦508.33'])
    expect(document.body.textContent?.split(fee).length, fee).toBe(fee === '₦508.33' ? 1 : 2)
  // The published total leaves the down payment out. That is one of the known readings, and is not shown as the bank's own total.
  expect(page.getByText(/its own total|rounding/).query()).toBeNull()
})

test('a fee that is due with the purchase is part of what is due today, and of every sum', async () => {
  const order = { ...usual, amount: 200_001, items: [{ name: 'Fridge', unit_price: 200_001, quantity: 1 }] }
  await openAtSplit(planAnswer(polarisData), order)
  await choose(6)
  await expect.element(button('Agree and pay ₦3,000.01')).toBeVisible()
  expect(figure('Due today')).toBe('₦3,000.01')
  expect(figure('What the credit costs')).toBe('₦14,375.21')
  // The published minimum of Polaris is the fee.
  expect(page.getByText(/asks for at least/).query()).toBeNull()
  expect(figure('You pay in all')).toBe('₦214,376.21')
  expect(rows()).toEqual([
    ['Today: Management fee', '₦3,000.01'],
    ...['15 Nov 2023', '15 Dec 2023', '15 Jan 2024', '15 Feb 2024'].map((date) => [date, '₦52,844.05']),
  ])
  expect(sumOfRows()).toBe(214_376.21)
  await expect.element(page.getByText('interest of 2.25% a month, plus all charges')).toBeVisible()
  await expect
    .element(
      page.getByText(/gives ₦214,376.22 as its own total. The ₦0.01 between the two comes from rounding./),
    )
    .toBeVisible()
})

test('a total that is no known sum of the payments is shown as the bank’s own', async () => {
  await openAtSplit(planAnswer({ ...stanbicPlan, totalRepayment: 30_000 }))
  await choose(6)
  await expect
    .element(page.getByText(/gives ₦30,000.00 as its own total, ₦12,541.17 less than these payments/))
    .toBeVisible()
  expect(figure('You pay in all')).toBe('₦43,049.50')
  expect(sumOfRows()).toBe(43_049.5)
})

test('a charge with an unknown name is shown under the bank’s name for it', async () => {
  await openAtSplit(planAnswer({ ...stanbicPlan, other_charges: { legalFee: '50', '\u202Estamp_duty': 25 } }))
  await choose(6)
  await expect.element(page.getByText('You pay in all')).toBeVisible()
  expect(rows()).toEqual(
    expect.arrayContaining([
      ['Legal fee', '₦50.00'],
      ['Stamp duty', '₦25.00'],
    ]),
  )
  expect(figure('You pay in all')).toBe('₦43,124.50')
})

test('a plan whose payments add up to less than the order is not shown', async () => {
  await openAtSplit(planAnswer({ ...stanbicPlan, downpaymentAmount: 0 }))
  await choose(6)
  await expect.element(page.getByRole('alert')).toBeVisible()
  expect(page.getByText(/You pay in all/).query()).toBeNull()
})

test('when nothing is due today the preview says so, and the button names no amount', async () => {
  const instalments = stanbicPlan.repaymentSchedules.map((row) => ({ ...row, monthlyRepayment: 8_500 }))
  await openAtSplit(planAnswer({ ...stanbicPlan, downpaymentAmount: 0, repaymentSchedules: instalments }))
  await choose(6)
  await expect.element(button('Agree')).toBeVisible()
  expect(figure('Due today')).toBe('Nothing')
  expect(page.getByRole('row', { name: /^Today/ }).query()).toBeNull()
})

test('each split card shows its total and the amount due today before Continue, without a layout shift', async () => {
  const { clock, sent } = await openAtSplit()
  const card = (count: number) => page.getByRole('radio', { name: `${count} instalments` })
  const places = () =>
    [...document.querySelectorAll('.radio')].map((card) => card.getBoundingClientRect().top)
  await card(6).click()
  await page.getByLabelText('Day of the month to pay').selectOptions('7')
  const before = places()
  const paths = () => sent.filter(({ path }) => path === '/loans/account/repayments-detail')
  expect(paths()).toEqual([])
  clock.advance(400)
  for (const count of [6, 3])
    await expect
      .element(
        page.getByRole('radio', {
          name: `${count} instalments 5 × ₦7,174.90 ₦6,666.67 today ₦43,049.50 in all`,
        }),
      )
      .toBeVisible()
  expect(paths().map(({ body }) => body['installment'])).toEqual([6, 3])
  expect(places()).toEqual(before)
  await button('See my payments').click()
  await expect.element(title('Check your plan')).toBeVisible()
  // The plan of the chosen split is requested last.
  expect(paths().map(({ body }) => body['installment'])).toEqual([6, 3, 6])
})

test('a split card shows the largest of unequal payments, and no figures when its quote fails', async () => {
  const repaymentSchedules = stanbicPlan.repaymentSchedules.map((row, index) =>
    index === 4 ? { ...row, monthlyRepayment: 7_174.95 } : row,
  )
  const { clock, server } = await openAtSplit(planAnswer({ ...stanbicPlan, repaymentSchedules }))
  await page.getByRole('radio', { name: '6 instalments' }).click()
  await page.getByLabelText('Day of the month to pay').selectOptions('7')
  clock.advance(400)
  await expect.element(page.getByRole('radio', { name: '6 instalments 5 × at most ₦7,174.95' })).toBeVisible()
  server['/loans/account/repayments-detail'] = refusal(400, 'Not on that day.')
  await page.getByLabelText('Day of the month to pay').selectOptions('8')
  clock.advance(400)
  await expect.element(page.getByRole('radio', { name: '6 instalments', exact: true })).toBeVisible()
  expect(page.getByRole('alert').query()).toBeNull()
})

test('Back leads to the split with its choice; another choice leads to another preview', async () => {
  const { sent } = await openAtSplit()
  await choose(6)
  await expect.element(title('Check your plan')).toBeVisible()
  await button('Back').click()
  await expect.element(page.getByRole('radio', { name: '6 instalments' })).toBeChecked()
  await expect.element(page.getByLabelText('Day of the month to pay')).toHaveValue('7')
  await choose(3)
  await expect.element(title('Check your plan')).toBeVisible()
  expect(sent.at(-1)?.body).toMatchObject({ installment: 3 })
})

test('insurers are fetched and offered by name', async () => {
  const fields = [
    ...steps.split.form_fields,
    { type: 'select', name: 'insurerId', label: 'Insurer', required: true },
  ]
  const { sent } = await openAtSplit({
    '/loans/account/verification': { next_step: { ...steps.split, form_fields: fields } },
    '/loans/partners/insurers': {
      data: [
        { name: 'Leadway', value: 4 },
        { name: 'Axa', value: 5 },
      ],
    },
  })
  await page.getByLabelText('Insurer').selectOptions('Axa')
  await choose(6)
  await expect.element(title('Check your plan')).toBeVisible()
  expect(sent.at(-1)?.body).toMatchObject({ insurerId: '5' })
})

test('agreeing without the consent focuses its checkbox; with it come the loan, the decision and the result', async () => {
  const { clock, sent, emitted } = await openAtSplit()
  await choose(6)
  await button('Agree and pay ₦6,666.67').click()
  await expect.element(page.getByRole('checkbox')).toHaveFocus()
  await expect.element(page.getByRole('checkbox')).toHaveAccessibleDescription('Tick this to go on.')
  await page.getByRole('checkbox').click()
  await button('Agree and pay ₦6,666.67').click()
  await expect.element(title(/is deciding$/)).toBeVisible()
  await userEvent.keyboard('{Escape}')
  await expect
    .element(page.getByText('The decision is running. Please wait here until it is made.'))
    .toBeVisible()
  clock.advance(2_000)
  await expect.element(title('You’re all set')).toBeVisible()
  await expect.element(page.getByText('7 Jun 2023')).toBeVisible()
  expect([figure('Due today'), figure('Next payment')]).toEqual(['₦6,666.67', '₦7,174.90'])
  expect(sent.filter(({ path }) => path === '/loans/account/new-loan')).toHaveLength(1)
  expect(emitted.slice(-2)).toMatchObject([
    { type: 'busy', locked: false },
    { type: 'approved', reference: session.reference },
  ])
  await button(/^Back to/).click()
  expect(emitted.at(-1)).toMatchObject({
    type: 'outcome',
    outcome: { status: 'success', reference: session.reference },
  })
})

test('a loan request that is refused without words for the shopper says that there is no loan, and what to do', async () => {
  await openAtSplit({ '/loans/account/new-loan': refusal(400, 'validation failed: partner') })
  await choose(6)
  await page.getByRole('checkbox').click()
  await button('Agree and pay ₦6,666.67').click()
  await expect
    .element(page.getByRole('alert'))
    .toHaveTextContent(/There is no loan, and you have not been charged\./)
  await expect.element(title('Check your plan')).toBeVisible()
})

test('a decline shows the reason, that nothing is owed, and the button back to the shop', async () => {
  const { clock } = await openAtSplit({
    '/loans/account/new-loan/7': { is_completed: true, success: false, message: 'Your salary is too new.' },
  })
  await choose(6)
  await page.getByRole('checkbox').click()
  await button(/^Agree/).click()
  await expect.element(title(/is deciding$/)).toBeVisible()
  clock.advance(2_000)
  await expect.element(page.getByText('Your salary is too new.')).toBeVisible()
  await expect.element(page.getByText('You have not been charged, and nothing is owed.')).toBeVisible()
  await expect.element(button(/^Back to/)).toBeVisible()
})

test('a next payment on a date that is not in the plan is shown without an amount', async () => {
  const { clock } = await openAtSplit({
    '/loans/account/new-loan/7': { is_completed: true, success: true, next_repayment_date: 'Jun 9, 2023' },
  })
  await choose(6)
  await page.getByRole('checkbox').click()
  await button(/^Agree/).click()
  await expect.element(title(/is deciding$/)).toBeVisible()
  clock.advance(2_000)
  await expect.element(title('You’re all set')).toBeVisible()
  expect(figure('Next payment')).toBe('9 Jun 2023')
})

test('a plan that the server refuses leaves the choice as it was', async () => {
  await openAtSplit({ '/loans/account/repayments-detail': refusal(400, 'Not in 6, sorry.') })
  await choose(6)
  await expect.element(page.getByRole('alert')).toHaveTextContent('Not in 6, sorry.')
  await expect.element(page.getByRole('radio', { name: '6 instalments' })).toBeChecked()
})
