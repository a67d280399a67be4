import { expect, type Page } from '@playwright/test'
import { resize } from './window.ts'

/** 320 px, and what is left of 1280 x 1024 at 400 %. */
const NARROW = [
  { width: 320, height: 740 },
  { width: 320, height: 256 },
]

/** WCAG 1.4.10: a narrow window is no reason to scroll sideways, and cuts nothing off. */
export async function expectReflow(page: Page): Promise<void> {
  for (const size of NARROW) {
    await resize(page, size)
    await expectInside(page)
  }
}

/** Nothing is scrolled sideways or cut off, and no text stands across the side of a box that it belongs to. */
export async function expectInside(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? {}
  expect.soft(await page.evaluate(findOutside), `sticks out at ${width} x ${height}`).toEqual([])
}

// Runs in the page; looks into open shadow roots and into frames of the same origin too.
function findOutside(): string[] {
  const elementsIn = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? elementsIn(element.shadowRoot) : []),
      ...(element instanceof HTMLIFrameElement && element.contentDocument
        ? elementsIn(element.contentDocument)
        : []),
    ])
  // A name that ends in dots says so; what is there for screen readers alone is one pixel wide; controls scroll inside.
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
  const crossing = elements.flatMap((element) => {
    const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    return texts.flatMap((text) => {
      const range = element.ownerDocument.createRange()
      range.selectNodeContents(text)
      const { left, right, width } = range.getBoundingClientRect()
      const box = boxesAround(element).find((box) => {
        const around = box.getBoundingClientRect()
        return width > 0 && (left < around.left - 1 || right > around.right + 1)
      })
      return box ? [`"${text.textContent}" across ${name(box)}`] : []
    })
  })
  return [
    ...scrolling.map(
      (element) => `${name(element)} scrolls: ${element.scrollWidth} > ${element.clientWidth}`,
    ),
    ...crossing,
  ]

  function boxesAround(element: Element): Element[] {
    const above = element.parentElement ? boxesAround(element.parentElement) : []
    return getComputedStyle(element).display === 'inline' ? above : [element, ...above]
  }
}
