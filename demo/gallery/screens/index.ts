import { ends } from './ends.ts'
import { identity } from './identity.ts'
import { money } from './money.ts'
import { names } from './names.ts'
import { ownLooks } from './own-looks.ts'
import { overlay } from './overlay.ts'
import type { Group, Screen } from './screen.ts'
import { start } from './start.ts'
import { troubles } from './trouble.ts'

/** In the order in which a shopper meets them. A new screen needs a line in its group, and its pictures. */
export const groups: readonly Group[] = [start, identity, money, ends, troubles, names, ownLooks, overlay]

export const screens: readonly Screen[] = groups.flatMap(({ screens }) => screens)

export type Theme = 'light' | 'dark' | 'auto'

/**
 * The address of the page that shows one screen, relative to the gallery. A `picture` accepts no input: otherwise each
 * screen would take the focus from the page around it when it is drawn.
 */
export function addressOf({ id }: Screen, theme: Theme, use: 'try' | 'picture' = 'try'): string {
  return `frame.html?${new URLSearchParams({ screen: id, theme, use })}`
}
