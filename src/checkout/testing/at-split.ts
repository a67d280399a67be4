import { expect } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { openCheckout, type Answers } from './open-checkout.tsx'
import { order as usual, steps } from './wire.ts'

// From the choice of a split to the plan: what tests of these screens have in common.

export const button = (name: string | RegExp) => page.getByRole('button', { name })
export const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })

export async function openAtSplit(answers: Answers = {}, order = usual) {
  const opened = openCheckout({
    order,
    answers: { '/loans/account/verification': { next_step: steps.split }, ...answers },
  })
  await button(/Stanbic/).click()
  await page.getByLabelText('Account number').fill('1234567890')
  await userEvent.keyboard('{Enter}')
  await expect.element(title('How would you like to pay?')).toBeVisible()
  return opened
}

export async function choose(instalments: number) {
  await page.getByRole('radio', { name: `${instalments} instalments` }).click()
  await page.getByLabelText('Day of the month to pay').selectOptions('7')
  await button('See my payments').click()
}

export const figure = (name: string) =>
  page
    .getByRole('term')
    .elements()
    .find((term) => term.textContent?.startsWith(name))?.nextElementSibling?.textContent

export const rows = () =>
  page
    .getByRole('row')
    .elements()
    .slice(1)
    .map((row) => [...row.children].map((cell) => cell.textContent))

/** Naira. */
export const sumOfRows = () =>
  page
    .getByRole('cell')
    .elements()
    .reduce(
      (sum, { textContent }) => sum + Math.round(Number(textContent?.replaceAll(/[₦,]/g, '')) * 100),
      0,
    ) / 100

/** The server's answer to the question for a plan. */
export const planAnswer = (data: object) => ({
  '/loans/account/repayments-detail': { next_step: steps.accept, data },
})
