import { expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { chunksAtHand } from '../testing/chunks-at-hand.ts'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'

const title = (name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const broken = (): never => {
  throw new TypeError('a mistake of ours')
}

// An error while drawing is written to the console, for the developers of the checkout. Nothing else may be.
function heardErrors(): unknown[] {
  const heard: unknown[] = []
  const spy = vi.spyOn(console, 'error').mockImplementation((error) => void heard.push(error))
  onTestFinished(() => spy.mockRestore())
  return heard
}

test('a screen that cannot be drawn ends as a coded failure, on a screen that says so', async () => {
  const errors = heardErrors()
  const { words, ...opened } = openCheckout({ answers: beginningWith(steps.account) })
  await expect.element(page.getByRole('button', { name: /Stanbic/ })).toBeVisible()
  const date = vi
    .spyOn(words, 't')
    .mockImplementation((line) => (line === 'action.continue' ? broken() : line))
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(title('problem.title')).toBeVisible()
  date.mockRestore()
  await page.getByRole('button').last().click()
  expect(opened.emitted.at(-1)).toMatchObject({
    type: 'outcome',
    outcome: { status: 'failed', error: { code: 'bad_answer' } },
  })
  expect(errors).toEqual([expect.objectContaining({ message: 'a mistake of ours' })])
})

test('where only the fallback of the boundary can be drawn, it leads back to the shop', async () => {
  const errors = heardErrors()
  const { emitted } = openCheckout({
    answers: beginningWith(steps.account),
    chunks: {
      ...chunksAtHand,
      later: { ...chunksAtHand.later, here: { ...(await chunksAtHand.later.load()), LaterScreen: broken } },
    },
  })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(title('We cannot show this screen')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the shop' }).click()
  expect(emitted.at(-1)).toMatchObject({ outcome: { status: 'failed', error: { code: 'bad_answer' } } })
  expect(errors.length).toBeGreaterThan(0)
})

test('a decision whose screen cannot be drawn still reaches the page', async () => {
  const errors = heardErrors()
  const { words, flow, emitted } = openCheckout({ answers: beginningWith(steps.deciding) })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(title(/is deciding$/)).toBeVisible()
  const date = vi.spyOn(words, 'date').mockImplementation(broken)
  flow.send({ type: 'returned' })
  await expect.element(title('We cannot show this screen')).toBeVisible()
  await page.getByRole('button', { name: 'Back to the shop' }).click()
  expect(emitted.at(-1)).toMatchObject({ outcome: { status: 'success' } })
  date.mockRestore()
  expect(errors).toHaveLength(1)
})
