import { sheet } from '../shared/draw.ts'
import { read } from '../shared/unclobbered.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** The mark: a circle in four parts, the first of them paid. It is built without `innerHTML`, which Trusted Types would forbid. */
export function mark(): SVGElement {
  const parts = [
    'M12 2a10 10 0 0 1 10 10h-6a4 4 0 0 0-4-4z',
    'M22 13.2A10 10 0 0 1 13.2 22v-6.2a4 4 0 0 0 2.6-2.6zM10.8 22A10 10 0 0 1 2 13.2h6.2a4 4 0 0 0 2.6 2.6zM2 10.8A10 10 0 0 1 10.8 2v6.2a4 4 0 0 0-2.6 2.6z',
  ]
  const create = read(document, 'createElementNS')
  const svg = create.call(document, SVG, 'svg') as SVGElement
  svg.setAttribute('class', 'mark')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  for (const part of parts) {
    const path = create.call(document, SVG, 'path')
    path.setAttribute('d', part)
    svg.append(path)
  }
  return svg
}

/** Attaches a shadow root with this style sheet. No Content-Security-Policy forbids an adopted sheet, and styles of the page do not reach it. */
export function shadowOf(host: HTMLElement, css: string): ShadowRoot {
  const shadow = host.attachShadow({ mode: 'open', delegatesFocus: true })
  shadow.adoptedStyleSheets = [sheet(css)]
  return shadow
}
