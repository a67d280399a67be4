/* The page of one order, `/orders/:id`. Each load asks the shop's server, also days later and on another device. */

const shown = market.orderAtHand() ?? ''

market.api(`/api/orders/${shown}`).then(showOrder, () => {
  const text = 'There is no such order, or it could not be fetched. Please load the page again.'
  market.byId('lines').replaceChildren(market.element('li', {}, text))
})

/** @param {PlacedOrder} order */
function showOrder({ number, lines, total }) {
  market.byId('summary-title').textContent = `Order ${number}`
  const rows = lines.map(({ name, quantity }) => market.orderRow(`${quantity} × ${name}`, ''))
  const last = market.orderRow('Total', market.naira(total))
  last.className = 'total'
  market.byId('lines').replaceChildren(...rows, last)
  void market.settle({ status: 'loaded' })
}
