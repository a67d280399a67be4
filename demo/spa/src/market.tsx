import { useEffect, useState } from 'preact/hooks'
import type { Basket } from '../../merchant/catalogue.ts'
import { Baskets } from './baskets.tsx'
import { fetchCatalogue, type Catalogue } from './shop-api.ts'
import { Summary } from './summary.tsx'
import { Tester } from './tester.tsx'
import { usePayment } from './use-payment.ts'

const FIRST_CHOICE = 'kitchen'

export function Market() {
  const [catalogue, setCatalogue] = useState<Catalogue | 'missing'>()
  const [chosen, setChosen] = useState<Basket>()
  const payment = usePayment()

  useEffect(() => {
    fetchCatalogue().then(
      (fetched) => {
        setCatalogue(fetched)
        setChosen(fetched.baskets.find((basket) => basket.id === FIRST_CHOICE))
      },
      () => setCatalogue('missing'),
    )
  }, [])

  if (catalogue === undefined) return <main class="layout">Fetching the catalogue…</main>
  if (catalogue === 'missing') {
    return <main class="layout">The catalogue could not be fetched. Please load the page again.</main>
  }
  const choose = (basket: Basket) => {
    setChosen(basket)
    payment.clear()
  }
  return (
    <main class="layout">
      <Baskets catalogue={catalogue} chosen={chosen} onChoose={choose} />
      {chosen && <Summary basket={chosen} catalogue={catalogue} payment={payment} />}
      <Tester heard={payment.heard} />
    </main>
  )
}
