import type { Words } from './strings.ts'

/** What is known of a purchase before the checkout has said anything. */
export interface Purchase {
  /** The shop's address, as the browser has it. */
  readonly shop: string
  /** By the key: no money moves. */
  readonly isTest: boolean
  /** Written out; missing until the order is here. */
  readonly amount?: string | undefined
}

/** Who is paid, how much: in the place and shape of the checkout's own header, which then stands there without a jump. */
export function Head({ purchase, words }: { purchase: Purchase; words: Words }) {
  return (
    <div class="head">
      <p class="brand">
        <i class="mark" />
        Klump
        {purchase.isTest && <span class="badge">{words['overlay.test']}</span>}
      </p>
      <p class="amount">{purchase.amount}</p>
      <p class="shop">
        <bdi>{purchase.shop}</bdi>
      </p>
    </div>
  )
}
