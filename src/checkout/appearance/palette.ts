import { contrast, fromHex, toHex, type Oklch } from './oklch.ts'

/** Everything drawn in the shop's colour, by the names of tokens.css. */
export interface Tones {
  /** Links, icons, the focus ring, the edge of a chosen option: 4.5:1 on `surface`, `raised` and `accent-tint`. */
  readonly accent: string
  /** The background of a chosen or highlighted element. All text on it keeps 4.5:1. */
  readonly 'accent-tint': string
  /** The primary button: exactly the shop's colour where possible. */
  readonly button: string
  readonly 'button-over': string
  /** Text on `button` and `button-over`, 4.5:1. */
  readonly 'on-button': string
  /** 3:1 with `surface` and `raised`; equal to `button` if that has this contrast. */
  readonly 'button-edge': string
}

export type Scheme = 'light' | 'dark'

/** The backgrounds of tokens.css, which do not depend on the shop. A test compares these values with tokens.css. */
export const GROUNDS: Readonly<Record<Scheme, readonly [surface: string, raised: string]>> = {
  light: ['#ffffff', '#f3f7f5'],
  dark: ['#101916', '#182420'],
}

const TEXT = 4.5
const PART = 3

/** The tones for an accent (`#rgb` or `#rrggbb`, any) in a scheme, chosen so that every accent has enough contrast. */
export function tonesFor(accent: string, scheme: Scheme): Tones {
  const own = fromHex(accent)
  const grounds = GROUNDS[scheme]
  const tint = toHex(
    scheme === 'light' ? { ...own, l: 0.955, c: most(own, 0.025) } : { ...own, l: 0.29, c: most(own, 0.04) },
  )
  const start = scheme === 'dark' && !hasContrast(accent, grounds, PART) ? lightVariant(own) : own
  const readable = reach(start, scheme, [...grounds, tint], TEXT)
  const fill = forWhite(start) ?? start
  const button = toHex(fill)
  const text = contrast('#ffffff', button) >= TEXT ? '#ffffff' : darkOn(button, own)
  return {
    accent: readable,
    'accent-tint': tint,
    button,
    'button-over': over(fill, text),
    'on-button': text,
    'button-edge': hasContrast(button, grounds, PART) ? button : readable,
  }
}

// A colour too dark for the dark scheme is replaced by a light variant, because the least lighter visible tone would look muddy. The lower
// the chroma, the lighter the variant; otherwise black would become the grey of an inactive button.
const lightVariant = (own: Oklch): Oklch => ({ ...own, l: 0.92 - 1.5 * most(own, 0.08) })

// White text is expected on a strong colour, so the colour may become darker by a hardly visible shade.
function forWhite(own: Oklch): Oklch | undefined {
  return [0, 0.01, 0.02, 0.03, 0.04]
    .map((less) => ({ ...own, l: own.l - less }))
    .find((shade) => contrast('#ffffff', toHex(shade)) >= TEXT)
}

const most = ({ c }: Oklch, limit: number) => Math.min(c, limit)

const hasContrast = (colour: string, grounds: readonly string[], least: number) =>
  grounds.every((ground) => contrast(colour, ground) >= least)

// The nearest tone of the same hue that is readable on all the grounds: darker on light grounds, lighter on dark ones.
function reach(from: Oklch, scheme: Scheme, grounds: readonly string[], least: number): string {
  const step = scheme === 'light' ? -0.01 : 0.01
  for (let { l } = from; l > 0 && l < 1; l += step) {
    const tone = toHex({ ...from, l })
    if (hasContrast(tone, grounds, least)) return tone
  }
  return scheme === 'light' ? '#000000' : '#ffffff'
}

// Almost black in the hue of the button, or black if that is not enough: black or white is always enough.
function darkOn(button: string, own: Oklch): string {
  const tinted = toHex({ ...own, l: 0.2, c: most(own, 0.04) })
  return contrast(tinted, button) >= TEXT ? tinted : '#000000'
}

// Darker, like a pressed button; a little lighter if the text would lose its contrast, or if no darker tone exists.
function over(from: Oklch, text: string): string {
  const tones = [from.l - 0.06, from.l + 0.06].filter((l) => l > 0 && l < 1).map((l) => toHex({ ...from, l }))
  return tones.find((tone) => contrast(text, tone) >= TEXT) ?? toHex(from)
}
