import type { Page } from '@playwright/test'
import { evaluateInFrames } from '../support/frames.ts'
import { TEST } from '../support/shopper.ts'
import { expect, test } from '../support/test.ts'

test.use({ contextOptions: { reducedMotion: 'no-preference' } })

/** The elements with a running animation in the page, its shadow roots and its frames. */
async function moving(page: Page): Promise<string[]> {
  const found = await evaluateInFrames(page.frames(), () => {
    const animationsIn = (root: Document | ShadowRoot): Animation[] => [
      ...root.getAnimations(),
      ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
        shadowRoot ? animationsIn(shadowRoot) : [],
      ),
    ]
    return animationsIn(document).map(({ effect }) => (effect as KeyframeEffect).target?.outerHTML ?? '')
  })
  return found.flat()
}

// A browser paints each frame of an animation, also behind the overlay. That costs a phone a third of its CPU time, and battery.
test('nothing moves while a screen waits for the shopper', async ({ shopper, demo, page }) => {
  const { checkout } = shopper
  await shopper.visit(demo.origins.shop, { returning: false })
  await shopper.pay()
  await shopper.sees('How can we reach you?')
  await expect.poll(() => moving(page)).toEqual([])
  await checkout.getByLabel('Email address').fill(TEST.email)
  await checkout.getByLabel('Phone number').fill(TEST.phone)
  await page.keyboard.press('Enter')
  await shopper.sees('Choose your bank')
  await expect.poll(() => moving(page)).toEqual([])
  await checkout.getByRole('button', { name: /Stanbic/ }).click()
  await shopper.sees('Your details')
  await expect.poll(() => moving(page)).toEqual([])
})
