const SVG = 'http://www.w3.org/2000/svg'

type Attributes = Readonly<Record<string, string>>

/** An element by hand: a shop's page may enforce Trusted Types, where no text becomes markup. */
export function draw<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  dressUp(element, attributes)
  element.append(...children)
  return element
}

/** A picture of paths on a square of 24; what reads aloud passes it by. */
export function icon(attributes: Attributes, ...paths: readonly Attributes[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  dressUp(svg, { viewBox: '0 0 24 24', 'aria-hidden': 'true', ...attributes })
  for (const own of paths) {
    const path = document.createElementNS(SVG, 'path')
    dressUp(path, own)
    svg.append(path)
  }
  return svg
}

/** A style sheet that any number of roots can adopt: no policy forbids it. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(css)
  return made
}

function dressUp(element: Element, attributes: Attributes): void {
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value)
}
