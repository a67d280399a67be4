import { useEffect, useState } from 'preact/hooks'
import type { Basket } from '../../merchant/catalogue.ts'
import { Baskets } from './baskets.tsx'
import type { OrderAtHand } from './order-at-hand.ts'
import { fetchCatalogue, type Catalogue } from './shop-api.ts'
import { Summary } from './summary.tsx'
import { Tester } from './tester.tsx'
import { usePayment } from './use-payment.ts'

const FIRST_CHOICE = 'kitchen'

const NO_ITEMS: Basket['items'] = []

export function Market({ orders }: { orders: OrderAtHand }) {
  const [catalogue, setCatalogue] = useState<Catalogue | 'missing'>()
  const [chosen, setChosen] = useState<Basket>()
  const payment = usePayment(orders, chosen?.items ?? NO_ITEMS)

  useEffect(() => {
    fetchCatalogue().then(
      (fetched) => {
        setCatalogue(fetched)
        // A returning shopper finds the basket that was ordered last.
        const ordered = fetched.baskets.find(({ items }) => orders.isLast(items))
        setChosen(ordered ?? fetched.baskets.find((basket) => basket.id === FIRST_CHOICE))
      },
      () => setCatalogue('missing'),
    )
  }, [orders])

  if (catalogue === undefined) return <main class="layout">Fetching the catalogue…</main>
  if (catalogue === 'missing') {
    return <main class="layout">The catalogue could not be fetched. Please load the page again.</main>
  }
  return (
    <main class="layout">
      <Baskets catalogue={catalogue} chosen={chosen} onChoose={setChosen} />
      {chosen && <Summary basket={chosen} catalogue={catalogue} payment={payment} />}
      <Tester callbacks={payment.callbacks} />
    </main>
  )
}
