/* Helpers for building the page. The page uses classic scripts, which share their functions through `market`. */

window.market = /** @type {Market} */ ({})

market.byId = (id) => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`The page has no #${id}`)
  return found
}

market.element = (tag, attributes, ...children) => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** A line of a basket or an order, with a figure at its end. */
market.orderRow = (name, figure) =>
  market.element(
    'li',
    {},
    market.element('span', {}, name),
    market.element('span', { class: 'figure' }, figure),
  )

const nairaFormat = new Intl.NumberFormat('en-NG', {
  style: 'currency',
  currency: 'NGN',
  currencyDisplay: 'narrowSymbol',
  maximumFractionDigits: 0,
})

market.naira = (amount) => nairaFormat.format(amount)

market.api = async (path, body) => {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // The request completes even when the shopper leaves the page: the server must learn that a loan was requested.
    keepalive: true,
  }
  const response = await fetch(path, body === undefined ? {} : post)
  const answer = await response.json()
  if (!response.ok) throw Object.assign(new Error(answer.message), { status: response.status })
  return answer
}
