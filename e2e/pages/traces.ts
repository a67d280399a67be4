import type { Page } from '@playwright/test'

/** Runs in the page before any script: records the names on `window` without our script. */
export function noteGlobals(): void {
  const names = Object.getOwnPropertyNames(globalThis)
  Object.defineProperty(globalThis, 'namesBefore', { value: names })
}

/** Everything on a page that an overlay could change, each as a line. Runs in the page. */
export function tracesHere(): string[] {
  // Headless UI notes on the document whether the last input was from the keyboard.
  const attributes = (element: Element) =>
    [element.tagName, ...[...element.attributes].map(({ name, value }) => `${name}=${value}`)]
      .filter((part) => !part.startsWith('data-headlessui-'))
      .join(' ')
  const names = (globalThis as unknown as { namesBefore: string[] }).namesBefore
  const { documentElement, body } = document
  return [
    // The effect of a press on MUI's button is still fading when the overlay opens.
    ...[...document.querySelectorAll('*:not(.MuiTouchRipple-root *)')].map(attributes),
    ...Object.getOwnPropertyNames(globalThis)
      .filter((name) => !names.includes(name))
      .map((name) => `global ${name}`),
    ...Object.getOwnPropertyNames(document).map((name) => `document.${name}`),
    ...Object.getOwnPropertySymbols(document).map((name) => `document[${String(name)}]`),
    `style sheets ${document.styleSheets.length} + ${(Reflect.get(Document.prototype, 'adoptedStyleSheets', document) as unknown[]).length}`,
    `scrolled to ${Math.round(scrollX)}, ${Math.round(scrollY)}`,
    `overflow ${getComputedStyle(documentElement).overflow} ${getComputedStyle(body).overflow}`,
    `width ${documentElement.clientWidth}`,
    // Without history.length: the overlay's entry stays as a forward entry, like every page before a back navigation.
    `history at ${JSON.stringify(history.state)}`,
  ].filter((line) => !/^global (__playwright|namesBefore)/.test(line))
}

export const traces = (page: Page): Promise<string[]> => page.evaluate(tracesHere)

/** The added and the removed lines. */
export function changes(before: readonly string[], after: readonly string[]): string[] {
  const less = (from: readonly string[], what: readonly string[]) => {
    const left = [...from]
    for (const line of what) if (left.includes(line)) left.splice(left.indexOf(line), 1)
    return left
  }
  return [
    ...less(after, before).map((line) => `left behind: ${line}`),
    ...less(before, after).map((line) => `gone: ${line}`),
  ]
}
