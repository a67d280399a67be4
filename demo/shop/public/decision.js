/* Draws the decision for the shopper, and enables or disables the button above. */

/** The focused button was removed or disabled: the button that replaces it gets the focus. */
let owesFocus = false

market.draw = (decision) => {
  const { mood, offer, isClosed = false } = decision ?? {}
  const [box, pay] = [market.byId('decision'), market.byId('pay')]
  const focused = document.activeElement
  if ((isClosed && focused === pay) || box.contains(focused)) owesFocus = true
  if (isClosed) pay.blur()
  for (const id of ['pay', 'send-link']) market.byId(id).toggleAttribute('disabled', isClosed)
  market.byId('paying').hidden = mood === 'good'

  box.replaceChildren(...(decision ? partsOf(decision) : []))
  if (mood) box.dataset['mood'] = mood
  else delete box.dataset['mood']

  if (!owesFocus || (isClosed && !offer)) return
  owesFocus = false
  if (document.activeElement === document.body) (box.querySelector('button') ?? pay).focus()
}

/** @param {Decision} decision */
function partsOf({ title, text, links = [], offer }) {
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
  return parts
}
