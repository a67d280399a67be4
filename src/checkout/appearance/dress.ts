import { fontList, type KlumpAppearance } from '../../protocol/appearance.ts'
import { tonesFor, type Scheme } from './palette.ts'

const SCHEMES: readonly Scheme[] = ['light', 'dark']

/** Puts the shop's looks on the document, as values for tokens.css; what the shop left out stays as it is there. */
export function dress(root: HTMLElement, { theme, accent, radius, fontFamily }: KlumpAppearance = {}): void {
  root.dataset['theme'] = theme ?? 'auto'
  const { style } = root
  if (radius !== undefined) style.setProperty('--own-radius', `${radius}px`)
  if (fontFamily !== undefined) style.setProperty('--own-font', fontList(fontFamily))
  if (accent === undefined) return
  for (const scheme of SCHEMES)
    for (const [tone, colour] of Object.entries(tonesFor(accent, scheme)))
      style.setProperty(`--${scheme}-${tone}`, colour)
}
