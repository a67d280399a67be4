import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type {
  KlumpBannerAttributes,
  KlumpButtonAttributes,
  KlumpButtonHandlers,
  KlumpButtonProperties,
} from '../attributes.ts'
import type { KlumpBanner } from '../banner.ts'
import type { KlumpButton } from '../button.ts'

/** React 19: attributes, the property `options`, and events as `onklump-success={...}`. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'klump-button': DetailedHTMLProps<HTMLAttributes<KlumpButton>, KlumpButton> &
        KlumpButtonAttributes &
        KlumpButtonProperties &
        KlumpButtonHandlers
      'klump-banner': DetailedHTMLProps<HTMLAttributes<KlumpBanner>, KlumpBanner> & KlumpBannerAttributes
    }
  }
}
