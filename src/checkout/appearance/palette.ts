import { contrast, fromHex, toHex, type Oklch } from './oklch.ts'

/** All that is drawn in the shop's colour, by the names of tokens.css. */
export interface Tones {
  /** Links, icons, the focus, the edge of what is chosen: 4.5:1 on `surface`, `raised` and `accent-tint`. */
  readonly accent: string
  /** Behind what is chosen or stands out. All text on it keeps 4.5:1. */
  readonly 'accent-tint': string
  /** The primary button: the shop's very colour where it can be. */
  readonly button: string
  readonly 'button-over': string
  /** Text on both of them, 4.5:1. */
  readonly 'on-button': string
  /** 3:1 with `surface` and `raised`: where the button's colour has that itself, the same. */
  readonly 'button-edge': string
}

export type Scheme = 'light' | 'dark'

/** The backgrounds of tokens.css, which do not change with the shop; a test holds them against each other. */
export const GROUNDS: Readonly<Record<Scheme, readonly [surface: string, raised: string]>> = {
  light: ['#ffffff', '#f3f7f5'],
  dark: ['#101916', '#182420'],
}

const TEXT = 4.5
const PART = 3

/** What an accent (`#rgb` or `#rrggbb`, any) becomes in a scheme, so that contrast holds whatever it is. */
export function tonesFor(accent: string, scheme: Scheme): Tones {
  const own = fromHex(accent)
  const grounds = GROUNDS[scheme]
  const tint = toHex(
    scheme === 'light' ? { ...own, l: 0.955, c: most(own, 0.025) } : { ...own, l: 0.29, c: most(own, 0.04) },
  )
  const start = scheme === 'dark' && !stands(accent, grounds, PART) ? { ...own, l: TWIN } : own
  const readable = reach(start, scheme, [...grounds, tint], TEXT)
  const button = toHex(start)
  const text = contrast('#ffffff', button) >= TEXT ? '#ffffff' : darkOn(button, own)
  return {
    accent: readable,
    'accent-tint': tint,
    button,
    'button-over': over(start, text),
    'on-button': text,
    'button-edge': stands(button, grounds, PART) ? button : readable,
  }
}

// A colour too dark for a dark room is shown as its light twin: as little lighter as can be seen would be a grey mud.
const TWIN = 0.8

const most = ({ c }: Oklch, limit: number) => Math.min(c, limit)

const stands = (colour: string, grounds: readonly string[], least: number) =>
  grounds.every((ground) => contrast(colour, ground) >= least)

// The nearest tone of the same hue that reads on all the grounds: darker on light ones, lighter on dark ones.
function reach(from: Oklch, scheme: Scheme, grounds: readonly string[], least: number): string {
  const step = scheme === 'light' ? -0.01 : 0.01
  for (let { l } = from; l > 0 && l < 1; l += step) {
    const tone = toHex({ ...from, l })
    if (stands(tone, grounds, least)) return tone
  }
  return scheme === 'light' ? '#000000' : '#ffffff'
}

// Almost black in the hue of the button, black where that is not enough: one of black and white always is.
function darkOn(button: string, own: Oklch): string {
  const tinted = toHex({ ...own, l: 0.2, c: most(own, 0.04) })
  return contrast(tinted, button) >= TEXT ? tinted : '#000000'
}

// Away from the text, so that it reads better and not worse; where there is no room left, a little towards it.
function over(from: Oklch, text: string): string {
  const away = text === '#ffffff' ? -0.06 : 0.06
  const tones = [from.l + away, from.l - away].filter((l) => l > 0 && l < 1).map((l) => toHex({ ...from, l }))
  return tones.find((tone) => contrast(text, tone) >= TEXT) ?? toHex(from)
}
