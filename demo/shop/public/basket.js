/* The baskets and the summary. Prices here are for display only: the shop's server computes its own. */

/** A returning shopper finds the basket that was ordered last. */
const firstChoice = market.keptChoice() ?? 'kitchen'

market.api('/api/catalogue').then(showCatalogue, () => {
  const sorry = 'The catalogue could not be fetched. Please load the page again.'
  market.byId('baskets').replaceChildren(market.element('p', {}, sorry))
})

/** @param {Catalogue} catalogue */
function showCatalogue(catalogue) {
  const cards = catalogue.baskets.map((basket) => basketCard(basket, catalogue))
  market.byId('baskets').replaceChildren(...cards)
  const first = catalogue.baskets.find(({ id }) => id === firstChoice)
  if (first) choose(first, catalogue)
}

/**
 * @param {Basket} basket
 * @param {Catalogue} catalogue
 */
function basketCard(basket, catalogue) {
  const { lines, total } = pricesOf(basket, catalogue)
  const input = market.element('input', { type: 'radio', name: 'basket', value: basket.id })
  if (basket.id === firstChoice) input.setAttribute('checked', '')
  input.addEventListener('change', () => choose(basket, catalogue))
  const pictures = lines.map(({ picture }) => market.element('img', { src: picture, alt: '' }))
  const contents = lines.map(({ name }) => name).join(', ')
  return market.element(
    'label',
    { class: 'basket', 'data-basket': basket.id },
    input,
    market.element('span', { class: 'pictures' }, ...pictures),
    market.element(
      'span',
      { class: 'basket-text' },
      market.element('b', {}, basket.name),
      market.element('span', { class: 'quiet' }, contents),
    ),
    market.element('span', { class: 'price' }, market.naira(total)),
  )
}

/**
 * @param {Basket} basket
 * @param {Catalogue} catalogue
 */
function choose(basket, catalogue) {
  market.chosen = basket
  const { lines, delivery, total } = pricesOf(basket, catalogue)
  const rows = lines.map(({ name, cost }) => market.orderRow(name, market.naira(cost)))
  rows.push(market.orderRow('Delivery', delivery === 0 ? 'Free' : market.naira(delivery)))
  const last = market.orderRow('Total', market.naira(total))
  last.className = 'total'
  market.byId('lines').replaceChildren(...rows, last)
  market.byId('banner').setAttribute('amount', String(total))
  // The basket may have been ordered before: the order may be paid, or a bank may be deciding.
  void market.settle({ status: 'loaded' })
}

/**
 * @param {Basket} basket
 * @param {Catalogue} catalogue
 */
function pricesOf(basket, catalogue) {
  const lines = basket.items.flatMap(({ id, quantity }) => {
    const product = catalogue.products.find((known) => known.id === id)
    if (!product) return []
    const name = quantity > 1 ? `${quantity} × ${product.name}` : product.name
    return [{ name, picture: product.picture, cost: product.price * quantity }]
  })
  const goods = lines.reduce((sum, { cost }) => sum + cost, 0)
  const delivery = goods >= catalogue.delivery.freeFrom ? 0 : catalogue.delivery.fee
  return { lines, delivery, total: goods + delivery }
}
