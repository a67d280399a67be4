import { afterEach, beforeAll, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { until } from '../overlay/testing/shop.ts'
import { start } from './start.ts'
import { StandInKlump } from './testing/klump.ts'

// The button and the banner on narrow phones, in a page with a margin of 16 px. Both have to fit the height that the page reserves.

const KEY = 'klp_pk_test_example0001'
const RESERVED = 48

beforeAll(() => {
  start(StandInKlump, new URL('/src/elements/testing/', location.href).href)
})
afterEach(() => {
  document.body.replaceChildren()
})

async function show(width: number, html: string): Promise<HTMLElement> {
  await page.viewport(width, 640)
  document.body.style.margin = '16px'
  document.body.innerHTML = html
  return document.body.firstElementChild as HTMLElement
}

/** How wide each line of a text is. */
function linesOf(text: Element): number[] {
  const range = document.createRange()
  range.selectNodeContents(text)
  const lines: { bottom: number; left: number; right: number }[] = []
  for (const { top, bottom, left, right } of range.getClientRects()) {
    const line = lines.find((line) => top < line.bottom - 4)
    if (line) Object.assign(line, { left: Math.min(line.left, left), right: Math.max(line.right, right) })
    else lines.push({ bottom, left, right })
  }
  return lines.map(({ left, right }) => right - left)
}
const inside = (host: Element, selector: string) => host.shadowRoot?.querySelector(selector) as HTMLElement
const height = (element: Element) => element.getBoundingClientRect().height

const BUTTONS = [
  '<klump-button size="small"></klump-button>',
  '<klump-button></klump-button>',
  '<klump-button size="large"></klump-button>',
  // Inside a card of the page.
  '<klump-button style="margin: 0 24px"></klump-button>',
  '<klump-button label="Pay ₦1,234,567.89 in instalments with Klump"></klump-button>',
]

// The width of the letters differs by phone. On most phones the label is one line.
for (const html of BUTTONS)
  it.each([320, 360])(
    `the label is one line at %i px, or two of about the same length: ${html}`,
    async (width) => {
      const host = await show(width, html)
      const lines = linesOf(inside(host, '.label'))
      expect(lines.length).toBeLessThanOrEqual(2)
      expect(Math.min(...lines) / Math.max(...lines)).toBeGreaterThan(0.6)
      expect(height(host)).toBe(html.includes('large') ? 56 : RESERVED)
      expect(document.documentElement.scrollWidth).toBe(width)
    },
  )

it('the label is one line as soon as its letters fit', async () => {
  const host = await show(360, '<klump-button size="small"></klump-button>')
  expect(linesOf(inside(host, '.label'))).toHaveLength(1)
})

it.each([200, 220, 248, 400])('the mark keeps its distance from the label at %i px', async (width) => {
  const host = await show(width, '<klump-button></klump-button>')
  const words = document.createRange()
  words.selectNodeContents(inside(host, '.label'))
  const [firstLine] = words.getClientRects()
  const { right } = inside(host, '.mark').getBoundingClientRect()
  expect((firstLine?.left ?? 0) - right).toBeCloseTo(10, 0)
  expect(document.documentElement.scrollWidth).toBe(width)
})

const AMOUNTS = [
  ['', 'Pay in instalments with Klump.'],
  ['45000', 'Instalments with Klump from 45% a month.'],
  // The stand-in's offers for these two are the longest sentences that the banner has.
  ['1.11', 'Add ₦12,345,677.78 more to pay in instalments.'],
  ['9999999.99', 'Instalments are for orders up to ₦8,888,888.88.'],
] as const

for (const [amount, sentence] of AMOUNTS)
  it.each([320, 360])(`the banner's link does not break at %i px: ${sentence}`, async (width) => {
    const host = await show(width, `<klump-banner amount="${amount}" public-key="${KEY}"></klump-banner>`)
    await until(() => inside(host, '.line').textContent === sentence)
    expect(linesOf(inside(host, '.text button'))).toHaveLength(1)
    expect(linesOf(inside(host, '.text')).length).toBeLessThanOrEqual(2)
    expect(height(host)).toBe(RESERVED)
    expect(document.documentElement.scrollWidth).toBe(width)
  })

it('the banner’s link keeps the focus when the sentence changes', async () => {
  const host = await show(320, `<klump-banner public-key="${KEY}"></klump-banner>`)
  await userEvent.tab()
  expect(host.shadowRoot?.activeElement).toBe(inside(host, '.text button'))
  host.setAttribute('amount', '45000')
  await until(() => inside(host, '.line').textContent === AMOUNTS[1][1])
  expect(host.shadowRoot?.activeElement).toBe(inside(host, '.text button'))
})
