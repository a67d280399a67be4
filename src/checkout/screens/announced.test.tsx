import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'

const button = (name: string | RegExp) => page.getByRole('button', { name })
/** The text that a screen reader announces: that of the last region, which exists from the beginning. */
const said = () => document.querySelector('.checkout > [role="status"]:last-child')?.textContent

test('each new screen is announced by its title; a change on the same screen is announced by the screen', async () => {
  const { clock, sent } = openCheckout({
    answers: { ...beginningWith(steps.split), '/loans/account/new-loan/7': { is_completed: false } },
  })
  await expect.poll(said).toBe('Choose your bank')
  await button(/Stanbic/).click()
  await expect.poll(said).toBe('How would you like to pay?')
  await page.getByRole('radio', { name: '6 instalments' }).click()
  await page.getByLabelText('Day of the month to pay').selectOptions('7')
  await button('See my payments').click()
  await expect.poll(said).toBe('Check your plan')
  await page.getByRole('checkbox').click()
  await button(/^Agree/).click()
  await expect.poll(said).toMatch(/is deciding$/)

  const heard = new Set<string | null | undefined>()
  const listen = new MutationObserver(() => heard.add(said()))
  listen.observe(document.body, { childList: true, characterData: true, subtree: true })
  const polls = () => {
    clock.advance(10_000)
    return sent.filter(({ path }) => path === '/loans/account/new-loan/7').length
  }
  await expect.poll(polls).toBeGreaterThan(3)
  await userEvent.keyboard('{Escape}')
  const held = page.getByRole('main').getByRole('status')
  await expect.element(held).toHaveTextContent(/^The decision is running/)
  // The polls for the decision are not announced. What is new of the wait is.
  const news = [...heard].filter((text) => !text?.endsWith('is deciding'))
  expect(news[0]).toMatch(/has your request/)
  for (const each of news) expect(each).toMatch(/has your request|is still looking/)
  listen.disconnect()
  clock.advance(30_000)
  await expect.poll(said).toMatch(/is still looking/)
  clock.advance(90_000)
  await expect.poll(said).toMatch(/^It takes longer than usual/)
})
