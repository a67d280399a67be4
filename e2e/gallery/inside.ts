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

/** Nothing scrolls sideways or is cut off, and no text crosses the side of its box. */
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
