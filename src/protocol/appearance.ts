// What a shop may change about the appearance, and the rules for it. The page half reports invalid values. The frame half does not trust
// the page and applies the rules again.

/** How the overlay and the checkout in it look. Every part may be left out. */
export interface KlumpAppearance {
  /** `auto`, the default, follows the shopper's device. */
  theme?: 'light' | 'dark' | 'auto' | undefined
  /**
   * Your colour, `#0b5f4a` or `#fd0`, for buttons, links and the focus. Text on it and in it has a contrast of at least
   * 4.5:1 in both themes. Where your colour does not reach that, a lighter or darker one of the same hue is used.
   */
  accent?: string | undefined
  /** Corners of buttons, fields and cards in px, 0 to 24. Default 12. */
  radius?: number | undefined
  /**
   * Names of fonts that the shopper's device may have: `'Inter, "Segoe UI", sans-serif'`. The first available one is used, or the device's
   * own font when there is none. Nothing is downloaded, so a web font of your page is not used. The header and the screens from the code on
   * stay in the device's own font, because they show the lender's texts and the figures that are agreed to.
   */
  fontFamily?: string | undefined
}

/** The valid values. The words for invalid ones are in ../validation/words.ts. */
export const APPEARANCE_RULES: Readonly<Record<keyof KlumpAppearance, (value: unknown) => boolean>> = {
  theme: (value) => value === 'light' || value === 'dark' || value === 'auto',
  accent: (value) => typeof value === 'string' && /^#(?:[\da-f]{3}){1,2}$/i.test(value),
  radius: (value) => typeof value === 'number' && value >= 0 && value <= 24,
  fontFamily: (value) => typeof value === 'string' && value.length <= 200 && fontsIn(value) !== undefined,
}

/** Whether all given parts are valid. Unknown names are ignored. */
export function isAppearance(value: unknown): value is KlumpAppearance {
  if (typeof value !== 'object' || value === null) return false
  const given = value as Readonly<Record<string, unknown>>
  return Object.entries(APPEARANCE_RULES).every(([name, fits]) => {
    const part = given[name]
    return part === undefined || fits(part)
  })
}

/**
 * The names as a list for CSS. Each name is quoted, so that no part of it is read as other CSS. The generic families of CSS are not quoted,
 * because in quotes they would be names of fonts that do not exist.
 */
export function fontList(fontFamily: string): string {
  return (fontsIn(fontFamily) ?? []).map((name) => (KIND.test(name) ? name : `"${name}"`)).join(', ')
}

const KIND =
  /^(?:ui-|sans-)?serif$|^(?:ui-)?monospace$|^ui-(?:rounded|sans-serif)$|^system-ui$|^-apple-system$|^cursive$/i
const NAME = /^(["']?)([\p{L}-][\p{L}\d -]*)\1$/u

function fontsIn(text: string): string[] | undefined {
  const names = text.split(',').map((name) => NAME.exec(name.trim())?.[2])
  return names.every((name) => name !== undefined) ? names : undefined
}
