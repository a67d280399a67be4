import '../styles/header.css'
import { fromNaira, NOTHING } from '../model/kobo.ts'
import { Mark } from './Mark.tsx'
import { Name } from './Name.tsx'
import { useWiring } from './wiring.ts'

/** Always in sight: whose checkout this is, which shop is paid, how much. Top right is left free for the overlay's close button. */
export function Header() {
  const { state, words } = useWiring()
  const { session, order, shopOrigin, topOrigin = shopOrigin, publicKey } = state.facts
  // What the key says holds until the server has said it.
  const isTest = session ? !session.isLive : publicKey.startsWith('klp_pk_test_')
  const { t, money } = words
  return (
    <header class="header">
      <p class="header-brand">
        <Mark />
        <span class="wordmark">Klump</span>
        {isTest && (
          <span class="badge" title={t('header.testHint')}>
            {t('header.test')}
          </span>
        )}
      </p>
      {/* Of an order that was paid or is being decided already the shop tells no amount. */}
      {order.amount > 0 && (
        <p class="header-amount">
          <span class="unseen">{t('header.amount')} </span>
          {money(fromNaira(order.amount) ?? NOTHING, 'short')}
        </p>
      )}
      {/* With the shop's name it is another line: the old one, moved aside, would be a jump. */}
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
    </header>
  )
}

// Without a scheme it is https. Of a file, of `data:`, of pages inside apps: the browser names no origin.
function hostOf(origin: string): string | undefined {
  return /^(null$|file:)/.test(origin) ? undefined : origin.replace(/^https:\/\//, '')
}
