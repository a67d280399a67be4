import { useRef, useState } from 'preact/hooks'
import type { Basket } from '../../merchant/catalogue.ts'
import { DecisionBox } from './decision-box.tsx'
import { naira, pricesOf } from './prices.ts'
import type { Catalogue } from './shop-api.ts'
import type { Payment } from './use-payment.ts'

interface SummaryProps {
  basket: Basket
  catalogue: Catalogue
  payment: Payment
}

export function Summary({ basket, catalogue, payment }: SummaryProps) {
  const [returning, setReturning] = useState(false)
  const { lines, delivery, total } = pricesOf(basket, catalogue)
  const customer = { email: 'ada@example.com', phone: '08012345678' }
  const pay = () => void payment.pay({ items: basket.items, ...(returning ? { customer } : {}) })
  const payRef = useRef<HTMLButtonElement>(null)
  const newOrder = () => {
    payment.clear()
    // After the next drawing, in which it can be pressed again.
    requestAnimationFrame(() => payRef.current?.focus())
  }
  return (
    <section class="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">Your basket</h2>
      <ul class="lines">
        {lines.map(({ id, name, cost }) => (
          <Row key={id} name={name} figure={naira(cost)} />
        ))}
        <Row name="Delivery" figure={delivery === 0 ? 'Free' : naira(delivery)} />
        <Row name="Total" figure={naira(total)} total />
      </ul>
      <label class="switch">
        <input type="checkbox" checked={returning} onChange={() => setReturning(!returning)} />
        <span>
          I am a returning customer
          <small>Sends my email and phone along, so that Klump need not ask</small>
        </span>
      </label>
      <button class="pay" type="button" ref={payRef} disabled={payment.isPaid} onClick={pay}>
        Pay in instalments with Klump
      </button>
      <p class="quiet">You agree in Klump’s own window. What you type there never reaches this shop.</p>
      <DecisionBox decision={payment.decision} onNewOrder={newOrder} />
    </section>
  )
}

function Row({ name, figure, total = false }: { name: string; figure: string; total?: boolean }) {
  return (
    <li class={total ? 'total' : undefined}>
      <span>{name}</span>
      <span class="figure">{figure}</span>
    </li>
  )
}
