/* What the shopper is told after the overlay has closed. */

market.showDecision = ({ mood, title, text, links = [], offer }) => {
  const parts = [market.element('h3', {}, title), market.element('p', {}, text)]
  for (const { name, href } of links) {
    const elsewhere = href.startsWith('/') ? {} : { target: '_blank', rel: 'noopener noreferrer' }
    parts.push(market.element('p', {}, market.element('a', { href, ...elsewhere }, name)))
  }
  if (offer) {
    const button = market.element('button', { type: 'button' }, offer.name)
    button.addEventListener('click', offer.act, { once: true })
    parts.push(button)
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
