import { fontList, type KlumpAppearance } from '../protocol/appearance.ts'
import { luminance } from '../shared/luminance.ts'

/**
 * Sets the shop's appearance on the dialog, as custom properties for overlay.css. Only the main button of the overlay has the shop's
 * colour. Its text is white where white has 4.5:1 and black elsewhere, and its edge (overlay.css) is visible on every background. Where the
 * colour has too little contrast with the dark surface, the button has the colour of the text instead. The checkout colours more and
 * derives more colours (checkout/appearance/palette.ts).
 */
export function applyAppearance(
  dialog: HTMLElement,
  { theme, accent, radius, fontFamily }: KlumpAppearance,
): void {
  if (theme) dialog.dataset['theme'] = theme
  const { style } = dialog
  if (radius !== undefined) style.setProperty('--radius', `${radius}px`)
  if (fontFamily) style.setProperty('--own-font', fontList(fontFamily))
  if (!accent) return
  const light = luminance(accent)
  dialog.dataset['accent'] = light < LEAST_LUMINANCE_ON_DARK ? 'dark' : 'own'
  style.setProperty('--own', accent)
  style.setProperty('--on-own', light > MOST_LUMINANCE_UNDER_WHITE ? '#000' : '#fff')
}

// By WCAG's contrast (a + 0.05) / (b + 0.05): up to this luminance white text has 4.5:1, and above it black text has.
const MOST_LUMINANCE_UNDER_WHITE = 1.05 / 4.5 - 0.05
// From this luminance on a colour has 3:1 with the dark surface, #101916.
const LEAST_LUMINANCE_ON_DARK = 3 * (0.0089 + 0.05) - 0.05
