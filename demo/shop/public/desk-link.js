/* The connection to the tester's desk, which is no part of a real shop. */

const desk = document.querySelector('meta[name="desk"]')?.getAttribute('content') ?? ''

/** Posts are sent one after the other, so that they arrive in the order of the callbacks. */
let sent = Promise.resolve()

market.postToDesk = (name, payload) => {
  if (!desk) return
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ page: 'shop', name, payload }),
    keepalive: true,
  }
  sent = sent.then(async () => void (await fetch(`${desk}/heard`, post))).catch(() => {})
}

if (desk) {
  market.byId('desk-link').removeAttribute('hidden')
  market.byId('desk-beside').addEventListener('click', toggleDesk)
}

/** While a checkout is open, the desk beside the shop only displays: the modal overlay blocks all other input. */
function toggleDesk() {
  const shown = document.querySelector('.desk-beside')
  market.byId('desk-beside').setAttribute('aria-pressed', String(!shown))
  document.body.classList.toggle('has-desk', !shown)
  if (shown) shown.remove()
  else
    document.body.append(
      market.element('iframe', { class: 'desk-beside', src: desk, title: 'Tester’s desk' }),
    )
}
