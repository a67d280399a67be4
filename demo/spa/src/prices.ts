import type { Basket } from '../../merchant/catalogue.ts'
import type { Catalogue } from './shop-api.ts'

const format = new Intl.NumberFormat('en-NG', {
  style: 'currency',
  currency: 'NGN',
  currencyDisplay: 'narrowSymbol',
  maximumFractionDigits: 0,
})

/** Formats whole naira for display. */
export const naira = (amount: number) => format.format(amount)

/** Lines and prices of a basket, for display only: the shop's server computes its own. Whole naira. */
export function pricesOf(basket: Basket, catalogue: Catalogue) {
  const lines = basket.items.flatMap(({ id, quantity }) => {
    const product = catalogue.products.find((known) => known.id === id)
    if (!product) return []
    const name = quantity > 1 ? `${quantity} × ${product.name}` : product.name
    return [{ id, name, picture: product.picture, cost: product.price * quantity }]
  })
  const goods = lines.reduce((sum, { cost }) => sum + cost, 0)
  const delivery = goods >= catalogue.delivery.freeFrom ? 0 : catalogue.delivery.fee
  return { lines, delivery, total: goods + delivery }
}
