import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { openCheckout } from './testing/open-checkout.tsx'
import { surviveTranslation } from './translated.ts'

// A purchase in a page that a browser's translator changes.

let stop = () => {}
beforeEach(() => (stop = surviveTranslation(document.body)))
afterEach(() => stop())

/** Chrome's way, Google's way in two steps, and a translator that keeps the text and wraps it. */
const WAYS: Record<string, (text: Text, font: Element) => void> = {
  'is replaced by': (text, font) => text.replaceWith(font),
  'is removed after': (text, font) => {
    text.parentNode?.insertBefore(font, text)
    text.parentNode?.removeChild(text)
  },
  'is moved into': (text, font) => {
    text.replaceWith(font)
    font.replaceChildren(text)
  },
}

function translate(root: Node, wrap: (text: Text, font: Element) => void): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  for (const text of texts) {
    if (text.data.trim() === '' || text.parentElement?.closest('font')) continue
    const inner = document.createElement('font')
    inner.textContent = text.data
    const font = document.createElement('font')
    font.append(inner)
    wrap(text, font)
  }
}

test.each(Object.keys(WAYS))(
  'every screen still shows its changes after each text %s a <font> element',
  async (way) => {
    const { screen, clock } = openCheckout()
    const wrap = WAYS[way] ?? expect.unreachable()
    const root = screen.container
    const heading = () => page.getByRole('heading', { level: 1 })
    const arrives = async (title: string) => {
      await expect.element(heading()).toHaveTextContent(title)
      // The previous screen is removed completely.
      expect(root.querySelectorAll('form.screen')).toHaveLength(1)
      translate(root, wrap)
      expect(heading().element().textContent).toBe(title)
    }
    const press = (name: RegExp | string) => page.getByRole('button', { name }).click()

    await arrives('Choose your bank')
    await press(/Stanbic/)
    await arrives('Your details')
    await press('Continue')
    await expect.element(page.getByText('Enter your account number.')).toBeVisible()
    translate(root, wrap)
    await page.getByLabelText('Account number').fill('1234567890')
    await expect.element(page.getByText('Enter your account number.')).not.toBeInTheDocument()
    await page.getByLabelText('Phone number').fill('08012345678')
    await press('Continue')
    await arrives('Enter your code')
    await expect.element(page.getByRole('button', { name: 'Send a new code in 60 s' })).toBeVisible()
    clock.advance(2_000)
    await expect.element(page.getByRole('button', { name: 'Send a new code in 58 s' })).toBeVisible()
    translate(root, wrap)
    clock.advance(60_000)
    await expect.element(page.getByRole('button', { name: 'Send a new code', exact: true })).toBeVisible()
    expect(root.textContent).not.toContain('code in')
    await page.getByLabelText('One-time code').fill('123456')
    await expect.element(heading()).toHaveTextContent('Terms')
    translate(root, wrap)
    await press('Agree and continue')
    await arrives('How would you like to pay?')
  },
)
