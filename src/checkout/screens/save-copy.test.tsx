import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { button, choose, figure, openAtSplit, planAnswer, rows, title } from '../testing/at-split.ts'
import { session, stanbicPlan } from '../testing/wire.ts'

test('the copy of what was agreed to is on the screen, and a text file has the same lines', async () => {
  const { clock } = await openAtSplit(planAnswer({ ...stanbicPlan, totalRepayment: 30_000 }))
  await choose(6)
  await expect.element(title('Check your plan')).toBeVisible()
  const shown = ['Your order', 'What the credit costs', 'You pay in all'].map(figure)
  const payments = rows()
  const dated = payments.filter(([name]) => /^(Today|\d)/.test(name ?? ''))
  const charges = payments.filter((row) => !dated.includes(row))
  expect(charges).toHaveLength(3)
  await page.getByRole('checkbox').click()
  await button(/^Agree/).click()
  await expect.element(title(/is deciding$/)).toBeVisible()
  clock.advance(2_000)
  await page.getByText('Save a copy').click()
  const copy = page.getByRole('region', { name: 'What you agreed to' })
  await expect.element(copy).toBeVisible()
  const lines = [...copy.element().querySelectorAll('.figure')].map(
    (line) => [...line.children].map(({ textContent }) => textContent) as [string, string],
  )
  const known = new Map(lines)
  expect(['Your order', 'What the credit costs', 'You pay in all'].map((name) => known.get(name))).toEqual(
    shown,
  )
  expect(charges.map(([name = '']) => [name, known.get(name)])).toEqual(charges)
  expect(lines.filter(([label]) => /^\d/.test(label)).map(([, amount]) => amount)).toEqual(
    dated.map(([, amount]) => amount),
  )
  expect(lines.find(([, amount]) => amount === '₦6,666.67')?.[0]).toBe('28 Nov 2026')
  expect(known.get('Total that Stanbic IBTC Bank gives')).toBe('₦30,000.00')
  expect(known.get('Agreed on')).toMatch(/^28 Nov 2026, 09:\d\d \(Lagos\)$/)
  expect(known.get('Version of the terms')).toBeUndefined()

  const files: Promise<string>[] = []
  const names: string[] = []
  const createObjectURL = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    files.push((blob as Blob).text())
    return 'data:,'
  })
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  await button('Save as a text file').click()
  createObjectURL.mockRestore()
  click.mockRestore()
  expect(names).toEqual([`klump-${session.reference}.txt`])
  const text = await files[0]
  for (const [label, value] of lines) expect(text).toContain(`${label}: ${value}\r\n`)
})

test('after a decline there is no copy to save', async () => {
  const { clock } = await openAtSplit({ '/loans/account/new-loan/7': { is_completed: true, success: false } })
  await choose(6)
  await page.getByRole('checkbox').click()
  await button(/^Agree/).click()
  await expect.element(title(/is deciding$/)).toBeVisible()
  clock.advance(2_000)
  await expect.element(title(/said no/)).toBeVisible()
  expect(page.getByText('Save a copy').query()).toBeNull()
})
