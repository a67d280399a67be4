import { useEffect, useState } from 'preact/hooks'
import type { OrderAtHand } from './order-at-hand.ts'
import { PayBox } from './pay-box.tsx'
import { naira } from './prices.ts'
import { readOrder, type PlacedOrder } from './shop-api.ts'
import { Row } from './summary.tsx'
import { Tester } from './tester.tsx'
import { usePayment } from './use-payment.ts'

/** The shop's server has the items of a placed order. */
const NO_ITEMS: [] = []

/** The page of one order, `/orders/:id`. Each load asks the shop's server, also days later and on another device. */
export function OrderPage({ id, orders }: { id: string; orders: OrderAtHand }) {
  const [order, setOrder] = useState<PlacedOrder | 'missing'>()
  const payment = usePayment(orders, NO_ITEMS)
  useEffect(() => {
    readOrder(id).then(setOrder, () => setOrder('missing'))
  }, [id])

  if (order === undefined) return <main class="layout">Fetching your order…</main>
  if (order === 'missing') {
    return (
      <main class="layout">
        <section class="summary" aria-labelledby="summary-title">
          <h2 id="summary-title">Your order</h2>
          <p>There is no such order, or it could not be fetched. Please load the page again.</p>
        </section>
        <Tester callbacks={payment.callbacks} />
      </main>
    )
  }
  return (
    <main class="layout">
      <section class="summary" aria-labelledby="summary-title">
        <h2 id="summary-title">Order {order.number}</h2>
        <ul class="lines">
          {order.lines.map(({ name, quantity }) => (
            <Row key={name} name={`${quantity} × ${name}`} figure="" />
          ))}
          <Row name="Total" figure={naira(order.total)} total />
        </ul>
        <PayBox items={NO_ITEMS} payment={payment} />
      </section>
      <Tester callbacks={payment.callbacks} />
    </main>
  )
}
