import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { dialog, focused, frame, heard, host, open, sendThroughDoor, tidy, until } from './testing/shop.ts'

afterEach(tidy)

const REFERENCE = 'KLP-1662-348036-0961'
const closeButton = page.getByRole('button', { name: 'Close' })
const question = page.getByRole('alertdialog', { name: 'Leave the checkout?' })

async function running(mode?: string) {
  const one = open(mode)
  await until(() => one.names.includes('open'))
  return one
}
const asked = () =>
  until(() => heard.some((it) => it.standIn === 'message' && it.message.type === 'leave-requested'))

describe('closing the overlay', () => {
  it('asks the frame; when nothing would be lost, the opening ends as cancelled with the frame’s step', async () => {
    const one = await running('leave=free')
    await closeButton.click()
    await until(one.outcome)
    expect(one.outcome()).toEqual({ status: 'cancelled', step: 'VERIFY_OTP' })
    expect(host()).toBeNull()
  })

  it('asks the shopper when something would be lost; Stay returns to the frame', async () => {
    const one = await running('leave=ask')
    await closeButton.click()
    await expect.element(question).toHaveAccessibleDescription('What you entered here will be lost.')
    expect(focused()?.textContent).toBe('Stay')
    expect(frame()?.inert).toBe(true)
    await page.getByRole('button', { name: 'Stay' }).click()
    expect(question.query()).toBeNull()
    await until(() => focused() === frame())
    expect(frame()?.inert).toBe(false)
    expect(one.outcome()).toBeUndefined()
  })

  it('asks the shopper when something would be lost; Leave ends the opening', async () => {
    const one = await running('leave=ask')
    await closeButton.click()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    expect(one.outcome()).toEqual({ status: 'cancelled', step: 'VERIFY_OTP' })
  })

  it('asks with other words while a loan may exist: nothing that was requested is withdrawn', async () => {
    const one = await running('leave=ask')
    sendThroughDoor({ type: 'busy', locked: false, reference: REFERENCE })
    await closeButton.click()
    await expect.element(question).toHaveAccessibleDescription(/^Your request stays with the bank\./)
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    expect(one.outcome()).toMatchObject({ status: 'pending', reference: REFERENCE })
  })

  it('by Esc is the same as by the button; on the question Esc means Stay', async () => {
    const one = await running('leave=ask')
    closeButton.element().focus()
    await userEvent.keyboard('{Escape}')
    await expect.element(question).toBeVisible()
    await userEvent.keyboard('{Escape}')
    expect(question.query()).toBeNull()
    expect(dialog()?.open).toBe(true)
    expect(one.outcome()).toBeUndefined()
  })

  it('asks also when the browser closes the dialog without an event that can be cancelled', async () => {
    const one = await running('leave=ask')
    dialog()?.close()
    await expect.element(question).toBeVisible()
    expect(dialog()?.matches(':modal')).toBe(true)
    expect(one.outcome()).toBeUndefined()
  })

  it('does not happen by a click beside the dialog', async () => {
    const one = await running('leave=free')
    const box = dialog()?.getBoundingClientRect()
    dialog()?.dispatchEvent(
      new MouseEvent('click', { bubbles: true, clientX: (box?.x ?? 0) - 5, clientY: 5 }),
    )
    await userEvent.click(document.documentElement, { position: { x: 3, y: 3 }, force: true })
    expect(heard.some(({ standIn }) => standIn === 'message')).toBe(false)
    expect(one.outcome()).toBeUndefined()
  })

  it('ends the opening without the frame’s answer when the frame hangs', async () => {
    const one = await running()
    await closeButton.click()
    await asked()
    one.clock.advance(1499)
    expect(one.outcome()).toBeUndefined()
    one.clock.advance(1)
    expect(one.outcome()).toEqual({ status: 'cancelled' })
  })

  it('is started by the frame for an Esc that was pressed inside it', async () => {
    const one = await running()
    sendThroughDoor({ type: 'leave', confirm: true, step: 'LOGIN' })
    await expect.element(question).toBeVisible()
    expect(one.outcome()).toBeUndefined()
  })
})

it('Tab moves the focus from the close button to the frame and back to the button; Shift+Tab the other way', async () => {
  await running()
  closeButton.element().focus()
  await userEvent.keyboard('{Tab}')
  await until(() => focused() === frame())
  await userEvent.keyboard('{Tab}')
  await until(() => focused() === closeButton.element())
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}')
  await until(() => focused() === frame())
})

describe('while the loan is requested', () => {
  async function locked() {
    const one = await running('leave=free')
    sendThroughDoor({ type: 'busy', locked: true, reference: REFERENCE })
    await expect.element(closeButton).toHaveAttribute('aria-disabled', 'true')
    return one
  }
  const reason = page.getByText('The bank is deciding.')

  it('closing is refused, and the shopper reads why', async () => {
    const one = await locked()
    await closeButton.click({ force: true })
    await expect.element(reason).toBeVisible()
    expect(heard.some(({ standIn }) => standIn === 'message')).toBe(false)
    one.clock.advance(8000)
    expect(reason.query()).toBeNull()
    expect(one.outcome()).toBeUndefined()
  })

  it('closing works again once the frame has unlocked it', async () => {
    const one = await locked()
    sendThroughDoor({ type: 'busy', locked: false })
    await expect.element(closeButton).toHaveAttribute('aria-disabled', 'false')
    await closeButton.click()
    await until(one.outcome)
    expect(one.outcome()).toMatchObject({ status: 'cancelled' })
  })

  it('where the bank then asks for more, closing asks the shopper, and the opening ends as pending', async () => {
    const one = await running('leave=ask')
    sendThroughDoor({ type: 'busy', locked: true, reference: REFERENCE })
    sendThroughDoor({ type: 'busy', locked: false, reference: REFERENCE })
    await expect.element(closeButton).toHaveAttribute('aria-disabled', 'false')
    await closeButton.click()
    await page.getByRole('button', { name: 'Leave', exact: true }).click()
    expect(one.outcome()).toMatchObject({ status: 'pending', reference: REFERENCE })
  })

  it.each([
    ['destroyed', (one: { destroy(): void }) => one.destroy()],
    ['deleted by the page', () => host()?.remove()],
    ['left with a reloaded frame', () => sendThroughDoor({ type: 'ready' })],
  ])('an overlay that is %s ends as pending with the reference, not as cancelled', async (_how, hurt) => {
    const one = await locked()
    hurt(one)
    await until(one.outcome)
    const pending = { status: 'pending', reference: REFERENCE, merchantReference: 'order-1007' }
    expect(one.outcome()).toEqual(pending)
  })
})
