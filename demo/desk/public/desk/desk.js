import { byId } from './dom.js'
import { entryLine } from './entry.js'
import { connectSwitches, showState } from './switches.js'

const MOST = 400

const entries = byId('entries')
const line = byId('line')

connectSwitches()

for (const choice of document.querySelectorAll('[name="show"]')) {
  choice.addEventListener(
    'change',
    () => (entries.dataset['show'] = /** @type {HTMLInputElement} */ (choice).value),
  )
}

// EventSource reconnects by itself, and sends the id of its last event.
const events = new EventSource('/desk/events')
events.addEventListener('open', () => say('Connected', true))
events.addEventListener('error', () => say('Not connected. Trying again…', false))
events.addEventListener('reset', () => entries.replaceChildren())
events.addEventListener('state', ({ data }) => showState(JSON.parse(data)))
events.addEventListener('entry', ({ data }) => {
  entries.prepend(entryLine(JSON.parse(data)))
  if (entries.children.length > MOST) entries.lastElementChild?.remove()
})

/**
 * @param {string} text
 * @param {boolean} isConnected
 */
function say(text, isConnected) {
  line.textContent = text
  line.dataset['connected'] = String(isConnected)
}
