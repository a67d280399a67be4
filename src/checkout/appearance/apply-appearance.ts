import { fontList, type KlumpAppearance } from '../../protocol/appearance.ts'
import { inTime, type Wait } from '../in-time.ts'
import type { Scheme } from './palette.ts'

const SCHEMES: readonly Scheme[] = ['light', 'dark']

/**
 * Puts the shop's looks on the document, as values for tokens.css; what the shop left out stays as it is there. What works
 * out tones for an accent is fetched for shops that have one; where it does not come in time, the colours stay ours.
 */
export async function applyAppearance(
  root: HTMLElement,
  { theme, accent, radius, fontFamily }: KlumpAppearance = {},
  clock: Wait,
): Promise<void> {
  root.dataset['theme'] = theme ?? 'auto'
  const { style } = root
  if (radius !== undefined) style.setProperty('--own-radius', `${radius}px`)
  if (fontFamily !== undefined) style.setProperty('--own-font', fontList(fontFamily))
  if (accent === undefined) return
  const palette = await inTime(import('./palette.ts'), clock)
  if (!palette) return
  for (const scheme of SCHEMES)
    for (const [tone, colour] of Object.entries(palette.tonesFor(accent, scheme)))
      style.setProperty(`--${scheme}-${tone}`, colour)
}
