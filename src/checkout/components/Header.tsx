import '../styles/header.css'
import { useState } from 'preact/hooks'
import { fromNaira, NOTHING } from '../model/kobo.ts'
import { Mark } from './Mark.tsx'
import { Name } from './Name.tsx'
import { useChunk } from './use-chunk.ts'
import { useWiring } from './wiring.ts'
import { isLive } from '../../protocol/unsafe-page.ts'

/**
 * The header, which is always visible: Klump's mark, the shop and the amount. A press on the amount unfolds the order. The overlay's close
 * button covers the top right corner.
 */
export function Header() {
  const { state, words } = useWiring()
  const { session, order, shopOrigin, topOrigin = shopOrigin, publicKey } = state.facts
  // Until the server has answered, the key tells whether this is a test.
  const isTest = session ? !session.isLive : !isLive(publicKey)
  const { t, money } = words
  const [openAt, setOpenAt] = useState<number>()
  // A change of screen folds the order.
  const isOpen = openAt === state.visit
  return (
    <header
      class="header"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        // Esc folds the order. When nothing is unfolded, Esc leaves the checkout.
        event.preventDefault()
        setOpenAt(undefined)
      }}
    >
      <p class="header-brand">
        <Mark />
        <span class="wordmark">Klump</span>
        {isTest && (
          <span class="badge" title={t('header.testHint')}>
            {t('header.test')}
          </span>
        )}
      </p>
      {/* For an order that is already paid or being decided, the shop passes a verdict and no amount. */}
      {order.amount > 0 && (
        <button
          type="button"
          class="header-amount"
          aria-expanded={isOpen}
          onClick={() => setOpenAt(isOpen ? undefined : state.visit)}
        >
          <span class="unseen">{t('header.amount')} </span>
          {money(fromNaira(order.amount) ?? NOTHING, 'short')}
        </button>
      )}
      {/* The key makes this a new element when the shop's name arrives. The same element would move, which counts as a layout shift. */}
      <p key={session?.merchant} class="header-shop">
        <span class="unseen">{t('header.shop')} </span>
        {session?.merchant && <Name class="header-name">{session.merchant}</Name>}
        <bdi class="header-origin">{hostOf(shopOrigin) ?? t('header.unnamed')}</bdi>
        {topOrigin !== shopOrigin && (
          <bdi class="header-top">
            {t('header.inside', { page: hostOf(topOrigin) ?? t('header.unnamed') })}
          </bdi>
        )}
      </p>
      {isOpen && <UnfoldedOrder />}
    </header>
  )
}

/** The order, shown below the header and over the screen. Its component is in the `later` chunk. */
function UnfoldedOrder() {
  const { words, chunks } = useWiring()
  const { module } = useChunk(chunks.later)
  return (
    <div class="basket" role="region" aria-label={words.t('header.basket')} tabIndex={0}>
      {module && <module.Basket />}
    </div>
  )
}

// An address shown without a scheme is https. Pages from a file, of `data:` or inside apps have no origin to show.
function hostOf(origin: string): string | undefined {
  return /^(null$|file:)/.test(origin) ? undefined : origin.replace(/^https:\/\//, '')
}
