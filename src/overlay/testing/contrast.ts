type Rgb = readonly [number, number, number]

/** The colours of an element as the browser computes them. */
export function shown(element: Element): Record<'background' | 'text' | 'edge', Rgb> {
  const { backgroundColor, color, borderTopColor } = getComputedStyle(element)
  return { background: read(backgroundColor), text: read(color), edge: read(borderTopColor) }
}

/** WCAG's contrast of two colours, 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function read(css: string): Rgb {
  const [r, g, b] = css.match(/\d+/g)?.map(Number) ?? []
  if (r === undefined || g === undefined || b === undefined) throw new Error(`${css} is no rgb()`)
  return [r, g, b]
}

function luminance(rgb: Rgb): number {
  const [r = 0, g = 0, b = 0] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
