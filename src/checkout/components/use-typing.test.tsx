import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { step } from '../testing/wire.ts'

/** A single box, with the position of its caret as in `12|,500`. */
async function box(field: object) {
  const form_fields = [{ name: 'it', label: 'It', required: true, ...field }]
  const opened = openCheckout({ answers: beginningWith(step('X', { api: '/loans/x', form_fields })) })
  await page.getByRole('button', { name: /Stanbic/ }).click()
  await page.getByLabelText('It').click()
  const input = page.getByLabelText('It').element() as HTMLInputElement
  const at = (place: number) => input.setSelectionRange(place, place)
  const shown = () => {
    const caret = input.selectionStart ?? 0
    return `${input.value.slice(0, caret)}|${input.value.slice(caret)}`
  }
  return { ...opened, input, at, shown }
}

const amount = { type: 'number', format: 'amount' }
const account = { type: 'tel', format: 'account_number' }

test('an amount gets separators while it is typed, and the caret stays behind the typed digit', async () => {
  const { shown, at } = await box(amount)
  await userEvent.keyboard('12500')
  expect(shown()).toBe('12,500|')
  at(1)
  await userEvent.keyboard('99')
  expect(shown()).toBe('1,99|2,500')
  await userEvent.keyboard('{Backspace}')
  expect(shown()).toBe('19|2,500')
  await userEvent.keyboard('{Delete}{Delete}')
  expect(shown()).toBe('1,9|00')
})

test('deleting skips a separator', async () => {
  const { shown, at } = await box(account)
  await userEvent.keyboard('1234567890')
  expect(shown()).toBe('1234 5678 90|')
  at(5)
  await userEvent.keyboard('{Backspace}')
  expect(shown()).toBe('123|5 6789 0')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{Delete}')
  expect(shown()).toBe('1235| 7890')
})

test('a phone number in any spelling gets separators; other characters stay and are reported', async () => {
  const { shown, input, sent } = await box({ type: 'tel', name: 'phoneNumber', value: '8' })
  input.select()
  await userEvent.keyboard('+2348012345678')
  expect(shown()).toBe('+234 801 234 5678|')
  await userEvent.keyboard('{Backspace}x{Enter}')
  await expect.element(page.getByLabelText('It')).toHaveFocus()
  await expect.element(page.getByLabelText('It')).toHaveAccessibleDescription(/11 digits/)
  expect(input.value).toBe('+234801234567x')
  await userEvent.keyboard('{Backspace}8{Enter}')
  await expect.poll(() => sent.at(-1)?.body).toMatchObject({ phoneNumber: '08012345678' })
})

test('digits of other scripts become ASCII digits, and invisible marks are removed', async () => {
  const { shown, input, sent } = await box({ type: 'tel', name: 'phoneNumber', value: '8' })
  input.select()
  await userEvent.keyboard('\u202A٠٨٠١\u2011٢٣٤ ٥٦٧٨\u202C')
  expect(shown()).toBe('0801 234 5678|')
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => sent.at(-1)?.body).toMatchObject({ phoneNumber: '08012345678' })
})

test('text that an input method composes is not changed before it is finished', async () => {
  const { input } = await box(amount)
  const compose = (value: string) => {
    input.value = value
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }))
  }
  compose('1250')
  compose('12500')
  await expect.poll(() => input.value).toBe('12500')
  input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
  await expect.poll(() => input.value).toBe('12,500')
})

test('a box that software fills does not take the focus', async () => {
  const { input } = await box(account)
  input.blur()
  input.value = '1234567890'
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  await expect.poll(() => input.value).toBe('1234 5678 90')
  expect(document.activeElement).toBe(document.body)
})
