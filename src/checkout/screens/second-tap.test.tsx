import { afterEach, describe, expect, test } from 'vitest'
import { cdp, page } from 'vitest/browser'
import { beginningWith, openCheckout } from '../testing/open-checkout.tsx'
import { steps } from '../testing/wire.ts'

// Two taps where "Continue" stood: the second one must not agree to terms that nobody has seen yet.

const button = (name: RegExp) => page.getByRole('button', { name })

/** Whether a finger put on the middle of it now would press it. */
function hearsFingers(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect()
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
}

/** What is put into the page anew begins its first half second anew, however late the test looks. */
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
  ])('%s cannot be tapped before they were there to be seen', async (_, open) => {
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

test('a button that only goes on is heard at once', async () => {
  openCheckout({ answers: beginningWith(steps.terms) })
  await button(/Stanbic/).click()
  const back = button(/Back/)
  await expect.element(back).toBeVisible()
  putAnew(back.element())
  expect(hearsFingers(back.element())).toBe(true)
})
