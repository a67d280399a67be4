import { afterEach, describe, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'

// A double tap on "Continue": the second tap must not agree to terms that the shopper has not seen yet.

const button = (name: RegExp) => page.getByRole('button', { name })

/** Whether a tap on the middle of the button would press it now. */
function hearsFingers(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}

/** Inserts the button again, so that its first half second starts again, however late the test looks. */
function putAnew(element: Element): void {
  const { parentNode, nextSibling } = element
  element.remove()
  parentNode?.insertBefore(element, nextSibling)
}

async function setMotion(value: 'reduce' | ''): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-reduced-motion', value }] })
}

afterEach(() => setMotion(''))

const readTerms = async () => {
  openCheckout({
    answers: {
      ...beginningWith(steps.terms),
      '/loans/partners/terms-and-conditions': { next_step: steps.split, data: { text: '<p>Be good.</p>' } },
    },
  })
  await button(/Stanbic/).click()
  return button(/^Agree/)
}

describe.each(['', 'reduce'] as const)('with motion "%s"', (motion) => {
  test.each([
    ['the terms', readTerms],
    ['a bank', () => (openCheckout(), Promise.resolve(button(/Stanbic/)))],
  ])('the button for %s cannot be tapped in its first half second', async (_, open) => {
    await setMotion(motion)
    const target = await open()
    await expect.element(target).toBeVisible()
    const element = target.element()

    putAnew(element)
    expect(hearsFingers(element)).toBe(false)
    const [wait] = element.getAnimations()
    expect(wait?.effect?.getComputedTiming().duration).toBe(500)
    wait?.finish()
    expect(hearsFingers(element)).toBe(true)
  })
})

test('a button that only continues can be tapped at once', async () => {
  openCheckout({ answers: beginningWith(steps.terms) })
  await button(/Stanbic/).click()
  const back = button(/Back/)
  await expect.element(back).toBeVisible()
  putAnew(back.element())
  expect(hearsFingers(back.element())).toBe(true)
})
