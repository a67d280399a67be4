/* A link to a payment page at Klump, to send to the person who pays: by any message, or by WhatsApp. */

market.byId('send-link').addEventListener('click', () => void market.show(makeLink(), market.checking))

/** @returns {Promise<Decision>} */
async function makeLink() {
  try {
    /** @type {Link} */
    const made = await market.postAboutOrder('link', {})
    if (made.verdict !== 'created') return NO_LINK[made.verdict]
    const message = `Pay for your order at Ìtàn Market in instalments: ${made.link}`
    const links = [
      { name: made.link, href: made.link },
      { name: 'Send by WhatsApp', href: `https://wa.me/?text=${encodeURIComponent(message)}` },
    ]
    const text = 'Whoever opens it can pay for this order, once.'
    return { mood: 'open', title: 'A link to pay', text, links }
  } catch {
    return NO_LINK.unknown
  }
}

/** @type {Record<Exclude<Link['verdict'], 'created'>, Decision>} */
const NO_LINK = {
  'too-small': {
    mood: 'bad',
    title: 'No link for this order',
    text: 'Klump makes payment pages for ₦25,000 and more.',
  },
  'already-paid': {
    mood: 'good',
    title: 'Paid. Thank you!',
    text: 'This order needs no link.',
    isClosed: true,
  },
  'in-progress': {
    mood: 'open',
    title: 'Your bank is still deciding',
    text: 'A link would be a second loan. Wait a while.',
    isClosed: true,
  },
  unknown: { mood: 'open', title: 'No link now', text: 'Klump could not be asked. Try again in a moment.' },
}
