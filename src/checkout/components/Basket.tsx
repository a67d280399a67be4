import type { Kobo } from '../model/kobo.ts'
import { isolate } from '../locale/words.ts'
import { Figure, Figures } from './Figures.tsx'
import { useWiring } from './wiring.ts'

/** What the amount consists of: the items of the order, delivery and tax, less the discount. */
export function Basket() {
  const { state, words } = useWiring()
  const { t, money } = words
  const { items, shipping_fee = 0, discount = 0, amount } = state.facts.order
  const goods = items.reduce((sum, { unit_price, quantity }) => sum + unit_price * quantity, 0)
  // Whether the amount includes tax is only known from the sum of the other parts.
  const tax = amount - (goods + shipping_fee - discount)
  const naira = (amount: number) => money((amount * 100) as Kobo, 'short')
  return (
    <Figures look="small">
      {items.map(({ name, quantity, unit_price }, index) => (
        <Figure key={index} label={t('basket.item', { quantity, name: isolate(name) })}>
          {naira(unit_price * quantity)}
        </Figure>
      ))}
      {shipping_fee > 0 && <Figure label={t('basket.delivery')}>{naira(shipping_fee)}</Figure>}
      {tax > 0 && <Figure label={t('basket.tax')}>{naira(tax)}</Figure>}
      {discount > 0 && <Figure label={t('basket.discount')}>−{naira(discount)}</Figure>}
      <Figure label={t('basket.sum')} look="sum">
        {naira(amount)}
      </Figure>
    </Figures>
  )
}
