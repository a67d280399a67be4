import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openCheckout } from './checkout/testing/open-checkout.tsx'
import { start } from './elements/start.ts'
import { StandInKlump } from './elements/testing/klump.ts'
import { dialog, open, tidy, until } from './overlay/testing/shop.ts'
import { MARK_BOX, MARK_PATHS } from './shared/mark.ts'

afterEach(() => {
  tidy()
  document.body.replaceChildren()
})

function expectMark(root: ParentNode | null | undefined): void {
  const mark = root?.querySelector('svg.mark')
  expect(mark?.getAttribute('viewBox')).toBe(MARK_BOX)
  const paths = [...(mark?.children ?? [])]
  expect(paths.map((path) => path.getAttribute('d'))).toEqual(MARK_PATHS)
  for (const path of paths) {
    expect(path.getBoundingClientRect().width).toBeGreaterThan(0)
    expect(getComputedStyle(path).fill).not.toBe('none')
  }
}

test('the waiting overlay, the checkout, the button and the banner show the mark', async () => {
  open('silent')
  expectMark(await until(() => dialog()?.querySelector('.skeleton .brand')))
  tidy()

  openCheckout({})
  await expect.element(page.getByRole('heading', { name: 'Choose your bank' })).toBeVisible()
  expectMark(document.querySelector('.header-brand'))

  start(StandInKlump, new URL('/src/elements/testing/', location.href).href)
  document.body.innerHTML = '<klump-button></klump-button><klump-banner></klump-banner>'
  for (const name of ['klump-button', 'klump-banner']) expectMark(document.querySelector(name)?.shadowRoot)
})
