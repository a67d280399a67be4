/* What the shopper is told after the overlay has closed. */

market.showDecision = ({ mood, title, text, checks = [], offer }) => {
  const parts = [market.element('h3', {}, title), market.element('p', {}, text)]
  if (offer) {
    const button = market.element('button', { type: 'button' }, offer.name)
    button.addEventListener('click', offer.act, { once: true })
    parts.push(button)
  }
  if (checks.length > 0) {
    parts.push(market.element('h4', {}, 'What the shop’s server checked'))
    parts.push(market.element('ul', { class: 'checks' }, ...checks.map(checkLine)))
  }
  const box = market.byId('decision')
  box.dataset['mood'] = mood
  box.replaceChildren(...parts)
}

market.hideDecision = () => {
  const box = market.byId('decision')
  delete box.dataset['mood']
  box.replaceChildren()
}

/** @param {Check} check */
function checkLine({ name, ok, detail }) {
  return market.element(
    'li',
    { 'data-ok': String(ok) },
    market.element('b', {}, `${ok ? 'Passed' : 'Failed'}: ${name}`),
    market.element('span', {}, detail),
  )
}
