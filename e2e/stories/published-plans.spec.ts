import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import polaris from '../../src/sandbox/published/new-loan.polaris.json' with { type: 'json' }
import stanbic from '../../src/sandbox/published/repayments-detail.stanbic.json' with { type: 'json' }
import { TEST, type Shopper } from '../support/shopper.ts'
import { expect, test } from '../support/test.ts'
import { inFull } from '../support/sample.ts'

/** Replaces the plan in the sandbox's answers with the one that Klump published, unchanged. */
async function answersWith(page: Page, data: object): Promise<void> {
  await page.route('**/v1/loans/account/repayments-detail', async (route) => {
    const response = await route.fetch()
    const { next_step } = (await response.json()) as { next_step: object }
    await route.fulfill({ response, json: { next_step, data } })
  })
}

/** Takes a picture where KLUMP_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['KLUMP_PICTURES']
  if (folder) await page.screenshot({ path: `${folder}/${test.info().project.name}-${name}.png` })
}

const kobo = (amounts: readonly string[]) =>
  amounts.reduce(
    (sum, text) => sum + Math.round(Number(/₦([\d,.]+)/.exec(text)?.[1]?.replaceAll(',', '')) * 100),
    0,
  )

async function comesToTheSplit(shopper: Shopper, shop: string): Promise<void> {
  await shopper.visit(shop)
  await shopper.pay()
  await shopper.choosesBank(/Stanbic/)
  await shopper.identifies(TEST.codes.stanbic)
  await shopper.agreesToTerms()
}

test('the shopper agrees to the plan that Klump published for Stanbic, and saves a copy', async ({
  shopper,
  page,
  demo,
}) => {
  await answersWith(page, stanbic)
  await comesToTheSplit(shopper, demo.origins.shop)
  await shopper.choosesSplit()
  const { checkout } = shopper
  const plan = await shopper.readsPlan()
  await picture(page, 'stanbic-preview')
  expect(plan.payments.map((row) => row.split('\t').at(-1)?.trim())).toEqual([
    '₦6,666.67',
    ...Array<string>(5).fill('₦7,174.90'),
    '₦333.33',
    '₦25.00',
    '₦150.00',
  ])
  expect(kobo(plan.payments)).toBe(4_304_950)
  expect(plan).toMatchObject({ dueNow: '₦6,666.67', total: '₦43,049.50', cost: '₦3,049.50' })
  await expect(checkout.getByText(/tells you when the charges without a date are due/)).toBeVisible()
  await expect(checkout.getByText(/its own total|rounding/)).toBeHidden()
  await expect(checkout.getByRole('button', { name: 'Agree and pay ₦6,666.67' })).toBeVisible()
  await shopper.agrees()

  await shopper.sees('You’re all set')
  await picture(page, 'stanbic-result')
  await checkout.getByText('Save a copy').click()
  const copy = checkout.getByRole('region', { name: 'What you agreed to' })
  await expect(copy).toBeVisible()
  await picture(page, 'stanbic-copy')
  const lines = await copy
    .locator('.figure')
    .evaluateAll((figures) =>
      figures.map((figure) => [...figure.children].map(({ textContent }) => textContent ?? '').join(': ')),
    )
  expect(lines.filter((line) => /: ₦(6,666\.67|7,174\.90)$/.test(line))).toHaveLength(6)
  expect(lines).toContain('You pay in all: ₦43,049.50')
  expect(lines).toContain('What the credit costs: ₦3,049.50')
  const download = page.waitForEvent('download')
  await checkout.getByRole('button', { name: 'Save as a text file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^klump-KLP-[\d-]+\.txt$/)
  const text = await readFile(await file.path(), 'utf8')
  for (const line of lines) expect(text).toContain(`${line}\r\n`)

  // The print contains only the copy.
  await page.emulateMedia({ media: 'print' })
  await expect(copy.getByText('Version of this page')).toBeVisible()
  await expect(checkout.getByRole('button', { name: 'Save as a text file' })).toBeHidden()
  await expect(checkout.getByRole('button', { name: /^Back to/ })).toBeHidden()
  await expect(checkout.getByRole('heading', { level: 1 })).toBeHidden()
})

test(
  'the plan that Klump published for Polaris counts the fee that is due with the purchase',
  inFull,
  async ({ shopper, page, demo }) => {
    await answersWith(page, polaris.data)
    await shopper.visit(demo.origins.shop, { basket: 'cold' })
    await shopper.pay()
    await shopper.choosesBank(/Stanbic/)
    await shopper.identifies(TEST.codes.stanbic)
    await shopper.agreesToTerms()
    await shopper.choosesSplit()
    const plan = await shopper.readsPlan()
    await picture(page, 'polaris-preview')
    expect(plan.payments.map((row) => row.split('\t').at(-1)?.trim())).toEqual([
      '₦3,000.01',
      ...Array<string>(4).fill('₦52,844.05'),
    ])
    expect(kobo(plan.payments)).toBe(21_437_621)
    expect(plan).toMatchObject({ dueNow: '₦3,000.01', total: '₦214,376.21', cost: '₦14,375.21' })
    await expect(
      shopper.checkout.getByText(/gives ₦214,376\.22 as its own total\. The ₦0\.01 between/),
    ).toBeVisible()
    await expect(shopper.checkout.getByRole('button', { name: 'Agree and pay ₦3,000.01' })).toBeVisible()
  },
)
