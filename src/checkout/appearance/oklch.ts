// OKLCH: lightness 0 to 1, chroma 0 to about 0.4, hue in radians. Equal steps look equal, so a colour that is made lighter until it is
// readable still looks like the same colour. Matrices: bottosson.github.io/posts/oklab.

import { linear, luminance } from '../../shared/luminance.ts'

export interface Oklch {
  readonly l: number
  readonly c: number
  readonly h: number
}

type Triple = readonly [number, number, number]

/** Parses `#rgb` or `#rrggbb`. */
export function fromHex(hex: string): Oklch {
  const [r, g, b] = linear(hex)
  const [x, y, z] = [
    Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b),
    Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b),
    Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b),
  ]
  const along = 1.9779984951 * x - 2.428592205 * y + 0.4505937099 * z
  const across = 0.0259040371 * x + 0.7827717662 * y - 0.808675766 * z
  return {
    l: 0.2104542553 * x + 0.793617785 * y - 0.0040720468 * z,
    c: Math.hypot(along, across),
    h: Math.atan2(across, along),
  }
}

/** Returns `#rrggbb`. A colour outside the range of a screen loses chroma until it is inside. */
export function toHex({ l, c, h }: Oklch): string {
  let least = 0
  let most = c
  if (!isOnScreen(toLinear({ l, c, h })))
    for (let step = 0; step < 12; step += 1) {
      const middle = (least + most) / 2
      if (isOnScreen(toLinear({ l, c: middle, h }))) least = middle
      else most = middle
    }
  else least = c
  const bytes = toLinear({ l, c: least, h }).map((part) => {
    const share = Math.min(1, Math.max(0, part))
    return Math.round(255 * (share <= 0.0031308 ? 12.92 * share : 1.055 * share ** (1 / 2.4) - 0.055))
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** The contrast of two colours as WCAG defines it, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function toLinear({ l, c, h }: Oklch): Triple {
  const [along, across] = [c * Math.cos(h), c * Math.sin(h)]
  const x = (l + 0.3963377774 * along + 0.2158037573 * across) ** 3
  const y = (l - 0.1055613458 * along - 0.0638541728 * across) ** 3
  const z = (l - 0.0894841775 * along - 1.291485548 * across) ** 3
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ]
}

function isOnScreen(rgb: Triple): boolean {
  return rgb.every((part) => part > -0.0005 && part < 1.0005)
}
