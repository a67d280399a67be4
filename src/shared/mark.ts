import { read } from './unclobbered.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** The viewBox in which the mark is drawn. */
export const MARK_BOX = '0 0 24 24'

/** The mark of this project: a circle in four parts, the first of them paid. All places that show the mark draw these paths. */
export const MARK_PATHS = [
  'M12 2a10 10 0 0 1 10 10h-6a4 4 0 0 0-4-4z',
  'M22 13.2A10 10 0 0 1 13.2 22v-6.2a4 4 0 0 0 2.6-2.6zM10.8 22A10 10 0 0 1 2 13.2h6.2a4 4 0 0 0 2.6 2.6zM2 10.8A10 10 0 0 1 10.8 2v6.2a4 4 0 0 0-2.6 2.6z',
] as const

/** The mark as an element. The style sheet around it sets the colour. It is built without `innerHTML`, which Trusted Types would forbid. */
export function drawMark(): SVGElement {
  const create = read(document, 'createElementNS')
  const svg = create.call(document, SVG, 'svg') as SVGElement
  svg.setAttribute('class', 'mark')
  svg.setAttribute('viewBox', MARK_BOX)
  svg.setAttribute('aria-hidden', 'true')
  for (const path of MARK_PATHS) {
    const part = create.call(document, SVG, 'path')
    part.setAttribute('d', path)
    svg.append(part)
  }
  return svg
}

/** The mark as a file, for a page's icon and for an `<img>`. It is light green where the browser is dark. */
export function markFile(): string {
  const [paid, open] = MARK_PATHS.map((path) => `path d="${path}"`) as [string, string]
  return `<svg xmlns="${SVG}" viewBox="${MARK_BOX}" width="48" height="48" fill="#0b5f4a">
  <style>@media (prefers-color-scheme: dark) { path { fill: #5fd6b1 } }</style>
  <${paid}/>
  <${open} opacity="0.4"/>
</svg>
`
}
