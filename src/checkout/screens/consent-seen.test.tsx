import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { chunksWith } from '../testing/chunks-at-hand.ts'
import { openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'
import type { WatchSight } from '../components/watch-sight.ts'

// Here the test says what is visible. e2e/hostile/consent-seen.spec.ts has what the browser reports.

const button = (name: string | RegExp) => page.getByRole('button', { name })
const title = (name: string) => page.getByRole('heading', { level: 1, name })
const agree = button(/^Agree/)

let watched: { elements: readonly Element[]; emit: Parameters<WatchSight>[1] } | undefined
afterEach(async () => {
  watched = undefined
  await page.viewport(414, 896)
})
const watchSight: WatchSight = (elements, emit) => {
  watched = { elements, emit }
  return () => {
    watched = undefined
  }
}
const see = (isSeen: boolean) => watched?.elements.forEach((element) => watched?.emit(element, isSeen))

async function openPreview() {
  const opened = openCheckout({
    answers: { '/loans/account/verification': { next_step: steps.split } },
    chunks: chunksWith(watchSight),
  })
  await button(/Stanbic/).click()
  await page.getByLabelText('Account number').fill('1234567890')
  await userEvent.keyboard('{Enter}')
  await page.getByRole('radio', { name: '6 instalments' }).click()
  await page.getByLabelText('Day of the month to pay').selectOptions('7')
  await button('See my payments').click()
  await expect.element(title('Check your plan')).toBeVisible()
  await page.getByRole('checkbox').click()
  await expect.poll(() => watched).toBeDefined()
  return opened
}

const consented = ({ flow }: Awaited<ReturnType<typeof openPreview>>) =>
  flow.state.facts.application?.consented

describe('the button that agrees', () => {
  test('is watched together with the total, and names what is due today', async () => {
    await openPreview()
    expect(watched?.elements.map(({ textContent }) => textContent)).toEqual([
      'Agree and pay ₦6,666.67',
      '₦43,049.50',
    ])
  })

  test('keeps an early press, which counts once button and total were visible long enough', async () => {
    const opened = await openPreview()
    await agree.click()
    expect(consented(opened)).toBe(false)
    see(true)
    opened.clock.advance(500)
    await expect.poll(() => consented(opened)).toBe(true)
  })

  test('says what helps after a press that did not count, and takes the next one', async () => {
    const opened = await openPreview()
    see(false)
    await agree.click()
    await expect.element(page.getByRole('alert')).toHaveTextContent(/^Look at your payments first/)
    see(true)
    opened.clock.advance(10_000)
    expect(consented(opened)).toBe(false)
    await agree.click()
    await expect.poll(() => consented(opened)).toBe(true)
  })

  test('scrolls a hidden total into view, and continues once it was visible', async () => {
    await page.viewport(360, 500)
    const opened = await openPreview()
    const main = document.querySelector('.screen-main')
    main?.scrollTo(0, 10_000)
    const [agree, total] = watched?.elements ?? []
    if (!main || !agree || !total) throw new Error('nothing is watched')
    expect(total.getBoundingClientRect().bottom).toBeLessThan(main.getBoundingClientRect().top)
    watched?.emit(agree, true)
    watched?.emit(total, false)
    await button(/^Agree/).click()
    expect(total.getBoundingClientRect().top).toBeGreaterThan(main.getBoundingClientRect().top)
    expect(total.getBoundingClientRect().bottom).toBeLessThan(main.getBoundingClientRect().bottom)
    watched?.emit(total, true)
    opened.clock.advance(500)
    await expect.poll(() => consented(opened)).toBe(true)
  })

  test('treats Enter like a press', async () => {
    const opened = await openPreview()
    see(false)
    agree.element().focus()
    await userEvent.keyboard('{Enter}')
    expect(consented(opened)).toBe(false)
    see(true)
    opened.clock.advance(500)
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => consented(opened)).toBe(true)
  })

  test('drops a kept press when the shopper goes back', async () => {
    const opened = await openPreview()
    await agree.click()
    const emit = watched
    await button('Back').click()
    await expect.element(title('How would you like to pay?')).toBeVisible()
    expect(watched).toBeUndefined()
    emit?.elements.forEach((element) => emit.emit(element, true))
    opened.clock.advance(10_000)
    expect(consented(opened)).toBe(false)
  })
})
