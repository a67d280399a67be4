import type { Basket } from '../../merchant/catalogue.ts'
import { PayBox } from './pay-box.tsx'
import { naira, pricesOf } from './prices.ts'
import type { Catalogue } from './shop-api.ts'
import type { Payment } from './use-payment.ts'

interface SummaryProps {
  basket: Basket
  catalogue: Catalogue
  payment: Payment
}

export function Summary({ basket, catalogue, payment }: SummaryProps) {
  const { lines, delivery, total } = pricesOf(basket, catalogue)
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
      <PayBox items={basket.items} payment={payment} />
    </section>
  )
}

export function Row({ name, figure, total = false }: { name: string; figure: string; total?: boolean }) {
  return (
    <li class={total ? 'total' : undefined}>
      <span>{name}</span>
      <span class="figure">{figure}</span>
    </li>
  )
}
