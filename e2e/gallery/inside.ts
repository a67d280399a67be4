import { expect, type Page } from '@playwright/test'
import { resize } from './window.ts'

/** 320 px, and the size of a 1280 x 1024 window at 400 % zoom. */
const NARROW = [
  { width: 320, height: 740 },
  { width: 320, height: 256 },
]

/** WCAG 1.4.10: a narrow window needs no sideways scrolling, and cuts nothing off. */
export async function expectReflow(page: Page): Promise<void> {
  for (const size of NARROW) {
    await resize(page, size)
    await expectInside(page)
  }
}

/** WCAG 1.4.4: on a phone whose browser is set to text of twice the usual size, nothing is cut off. */
export async function expectLargeText(page: Page, size: { width: number; height: number }): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  const setTextSize = async (standard: number) =>
    await browser.send('Page.setFontSizes', { fontSizes: { standard } })
  await resize(page, size)
  await setTextSize(32)
  await expectInside(page)
  await setTextSize(16)
  await browser.detach()
}

/** Nothing scrolls sideways or is cut off, no text crosses the side of its box, and no amount is broken into two lines. */
export async function expectInside(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? {}
  expect.soft(await page.evaluate(findOutside), `sticks out at ${width} x ${height}`).toEqual([])
}

// Runs in the page, and looks also into open shadow roots and frames of the same origin.
function findOutside(): string[] {
  const elementsIn = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
      ...(element instanceof HTMLIFrameElement && element.contentDocument
        ? elementsIn(element.contentDocument)
        : []),
    ])
  // Exceptions: a name with an ellipsis, text for screen readers (one pixel wide), and controls, which scroll inside.
  const isMeant = (element: Element) =>
    element.closest('.unseen, select, input, option') !== null ||
    getComputedStyle(element).textOverflow === 'ellipsis'
  const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`

  const elements = elementsIn(document).filter((element) => !isMeant(element))
  const scrolling = elements.filter(
    (element) =>
      (element === element.ownerDocument.documentElement ||
        getComputedStyle(element).overflowX !== 'visible') &&
      element.scrollWidth > element.clientWidth,
  )
  const crossing = elements.flatMap((element) =>
    textsOf(element).flatMap(({ textContent, box: { left, right } }) => {
      const crossed = boxesAround(element).find((box) => {
        const around = box.getBoundingClientRect()
        return left < around.left - 1 || right > around.right + 1
      })
      return crossed ? [`"${textContent}" across ${name(crossed)}`] : []
    }),
  )
  // The overlay's close button is in the top right corner of both headers.
  const underClose = elements.flatMap((element) => {
    const header = element.closest('.head, .header')?.getBoundingClientRect()
    if (!header || element.closest('.basket')) return []
    return textsOf(element).flatMap(({ textContent, box: { right, top } }) =>
      right > header.right - 50 && top < header.top + 50 ? [`"${textContent}" under the close button`] : [],
    )
  })
  const broken = elements.flatMap((element) =>
    [...element.childNodes].flatMap((text) =>
      [...(text.nodeType === Node.TEXT_NODE ? (text.textContent ?? '') : '').matchAll(/₦[\d,.]+\d/g)].flatMap(
        ({ 0: amount, index }) => {
          const range = element.ownerDocument.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + amount.length)
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
          return lines.size > 1 ? [`"${amount}" on ${lines.size} lines`] : []
        },
      ),
    ),
  )
  return [
    ...scrolling.map(
      (element) => `${name(element)} scrolls: ${element.scrollWidth} > ${element.clientWidth}`,
    ),
    ...crossing,
    ...underClose,
    ...broken,
  ]

  function textsOf(element: Element) {
    return [...element.childNodes].flatMap((text) => {
      if (text.nodeType !== Node.TEXT_NODE) return []
      const range = element.ownerDocument.createRange()
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      return box.width > 0 ? [{ textContent: text.textContent, box }] : []
    })
  }

  function boxesAround(element: Element): Element[] {
    const above = element.parentElement ? boxesAround(element.parentElement) : []
    return getComputedStyle(element).display === 'inline' ? above : [element, ...above]
  }
}
