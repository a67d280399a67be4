import { useState } from 'preact/hooks'
import { Delivery } from './delivery.tsx'
import { Market } from './market.tsx'
import { orderAtHand } from './order-at-hand.ts'
import { OrderPage } from './order-page.tsx'

const [, addressed] = /^\/orders\/([^/]+)$/.exec(location.pathname) ?? []
const orders = orderAtHand(addressed)

/** The app has two pages, so that a tester can leave the page with the checkout. */
export function App() {
  const [page, setPage] = useState<'market' | 'delivery'>('market')
  const other = page === 'market' ? 'delivery' : 'market'
  return (
    <>
      <header class="band">
        <div class="band-inner">
          <img class="mark" src="/pictures/mark.svg" alt="" width="44" height="44" />
          <div>
            <h1>Ìtàn Market</h1>
            <p>The same shop, as an app</p>
          </div>
          {addressed ? (
            <a class="page" href="/">
              Market
            </a>
          ) : (
            <button type="button" class="page" onClick={() => setPage(other)}>
              {other === 'delivery' ? 'Delivery' : 'Market'}
            </button>
          )}
        </div>
      </header>
      {addressed ? (
        <OrderPage id={addressed} orders={orders} />
      ) : page === 'market' ? (
        <Market orders={orders} />
      ) : (
        <Delivery />
      )}
      <footer class="foot">
        A made-up shop for trying the checkout. Nothing is sold and nothing is delivered.
      </footer>
    </>
  )
}
