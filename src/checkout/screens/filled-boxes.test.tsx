import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { step } from '../testing/wire.ts'

// Browsers and password managers fill boxes. Not all of them fire an event.

const form_fields = [
  { type: 'text', name: 'accountNumber', label: 'Account' },
  { type: 'tel', name: 'phoneNumber', label: 'Phone' },
  { type: 'text', name: 'employer', label: 'Employer', required: true },
  { type: 'password', name: 'password', label: 'Password' },
  { type: 'textarea', name: 'about', label: 'About', required: true },
]
const FILLED = {
  accountNumber: '1234567890',
  phoneNumber: '08012345678',
  employer: 'Tailor & Sons',
  password: 'Password@1',
  about: 'Two lines',
}

async function filled(says: (box: HTMLElement) => void) {
  const opened = openCheckout({
    answers: {
      ...beginningWith(step('X', { api: '/loans/x', form_fields })),
      '/loans/x': { next_step: step('Y', { form_fields: form_fields.slice(0, 1) }) },
    },
  })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await expect.element(page.getByLabelText('Employer')).toBeVisible()
  const box = (name: string) =>
    opened.screen.container.querySelector<HTMLInputElement>(`[name="${name}"]`) ?? expect.unreachable(name)
  for (const [name, value] of Object.entries(FILLED)) {
    box(name).value = value
    says(box(name))
  }
  return { ...opened, box }
}

const silent = () => {}
const changed = (box: HTMLElement) => box.dispatchEvent(new Event('change', { bubbles: true }))

test.each([
  ['`change` alone', changed],
  ['nothing', silent],
])('boxes that are filled with %s are sent with their values', async (_what, says) => {
  const { sent } = await filled(says)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect.poll(() => sent.find(({ path }) => path === '/loans/x')?.body).toMatchObject(FILLED)
})

test('a box that fires only `change` is read at once', async () => {
  const { flow } = await filled(changed)
  const { place } = flow.state
  expect('values' in place && place.values).toMatchObject(FILLED)
})

test('a box that was filled without an event is not emptied by a render', async () => {
  const { box, flow } = await filled(silent)
  // Renders the screen again: another box gets a value, and then an error.
  flow.send({ type: 'typed', name: 'employer', value: 'T' })
  await expect.poll(() => box('employer').value).toBe('T')
  flow.send({ type: 'typed', name: 'employer', value: '' })
  flow.send({ type: 'continue' })
  await expect.element(page.getByLabelText('Employer')).toHaveAttribute('aria-invalid', 'true')
  for (const name of ['accountNumber', 'phoneNumber', 'password', 'about'] as const)
    expect(box(name).value.replaceAll(' ', ''), name).toBe(FILLED[name].replaceAll(' ', ''))
})
