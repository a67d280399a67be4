/** The linear red, green and blue, 0 to 1, of a colour such as `#0a5` or `#00aa55`. */
export function linear(hex: string): [number, number, number] {
  const pairs = hex.length === 4 ? hex.replaceAll(/[^#]/g, '$&$&') : hex
  const part = (at: number) => {
    const share = Number.parseInt(pairs.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** The relative luminance as WCAG defines it, 0 to 1. */
export function luminance(hex: string): number {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
