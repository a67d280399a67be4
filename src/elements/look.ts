import { sheet } from '../shared/draw.ts'

/**
 * Attaches a shadow root with this style sheet. No Content-Security-Policy forbids an adopted sheet, and no style of the page reaches it.
 */
export function shadowOf(host: HTMLElement, css: string): ShadowRoot {
  const shadow = host.attachShadow({ mode: 'open', delegatesFocus: true })
  shadow.adoptedStyleSheets = [sheet(css)]
  return shadow
}
