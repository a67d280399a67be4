// oxlint-disable typescript/no-redundant-type-constituents -- svelte is not installed here, so the linter knows none of its types
import type { HTMLAttributes } from 'svelte/elements'
import type {
  KlumpBannerAttributes,
  KlumpButtonAttributes,
  KlumpButtonHandlers,
  KlumpButtonProperties,
} from '../attributes.ts'
import type { KlumpBanner } from '../banner.ts'
import type { KlumpButton, KlumpButtonEvents } from '../button.ts'

/** Svelte 4 writes `on:klump-success`, Svelte 5 `onklump-success`. */
type Directives = {
  [Name in keyof KlumpButtonEvents as `on:${Name}`]?: (event: KlumpButtonEvents[Name]) => unknown
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'klump-button': HTMLAttributes<KlumpButton> &
      KlumpButtonAttributes &
      KlumpButtonProperties &
      KlumpButtonHandlers &
      Directives
    'klump-banner': HTMLAttributes<KlumpBanner> & KlumpBannerAttributes
  }
}
