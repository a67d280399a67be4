import { fontList, type KlumpAppearance } from '../../protocol/appearance.ts'
import type { Clock } from '../../shared/clock.ts'
import { inTime } from '../in-time.ts'
import type { Scheme } from './palette.ts'

const SCHEMES: readonly Scheme[] = ['light', 'dark']

/**
 * Sets the shop's appearance on the document, as values for tokens.css. Values that the shop left out keep their defaults. The code that
 * computes the tones of an accent is loaded only for shops with an accent. If it does not load in time, our own colours stay.
 */
export async function applyAppearance(
  root: HTMLElement,
  { theme, accent, radius, fontFamily }: KlumpAppearance = {},
  clock: Pick<Clock, 'after'>,
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
