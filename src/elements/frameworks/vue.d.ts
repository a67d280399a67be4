import type { HTMLAttributes, ReservedProps } from 'vue'
import type { KlumpBannerAttributes, KlumpButtonAttributes, KlumpButtonProperties } from '../attributes.ts'
import type { KlumpButtonEvents } from '../button.ts'

type Pascal<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Pascal<Rest>}`
  : Capitalize<Name>

// The checker of templates looks for `public-key` under `publicKey`. That also lets `publicKey` pass, which the element does not read.
type Camel<Name> = Name extends `${infer Head}-${infer Rest}` ? `${Head}${Pascal<Rest>}` : Name
type Attributes<Written> = Written & { [Name in keyof Written as Camel<Name>]: Written[Name] }

/** `@klump-success` in a template is `onKlumpSuccess` here. */
type Handlers = {
  [Name in keyof KlumpButtonEvents as `on${Pascal<Name>}`]?: (event: KlumpButtonEvents[Name]) => unknown
}

declare module 'vue' {
  interface GlobalComponents {
    'klump-button': new () => {
      $props: HTMLAttributes &
        ReservedProps &
        Attributes<KlumpButtonAttributes> &
        KlumpButtonProperties &
        Handlers
    }
    'klump-banner': new () => { $props: HTMLAttributes & ReservedProps & Attributes<KlumpBannerAttributes> }
  }
}
