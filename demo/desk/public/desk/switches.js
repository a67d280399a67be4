import { byId, element } from './dom.js'

/** @typedef {import('../../state.ts').DeskState} State */
/** @typedef {import('../../switches/routes.ts').Act} Act */

const SHOP_KEYS = {
  current: 'The shop uses the account’s current keys.',
  outdated: 'The shop uses keys that newer ones have replaced: nothing works until it is given them.',
  'other-environment': 'The shop uses keys of the other environment: they do not work now.',
}

/** Connects every switch, both those on the page and those that are rendered with the state. */
export function connectSwitches() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-act]') : null
    if (button instanceof HTMLButtonElement) void turn(JSON.parse(button.dataset['act'] ?? ''), button)
  })
  const form = /** @type {HTMLFormElement} */ (byId('fail'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = (/** @type {string} */ id) => Number(/** @type {HTMLSelectElement} */ (byId(id)).value)
    const act = { do: 'fail', call: chosen('call'), failure: chosen('failure'), times: chosen('times') }
    void turn(/** @type {Act} */ (act))
  })
}

/**
 * @param {Act} act
 * @param {HTMLButtonElement} [button]
 */
async function turn(act, button) {
  // Not `disabled`, because a disabled button loses the focus.
  if (button?.ariaBusy === 'true') return
  if (button) button.ariaBusy = 'true'
  try {
    const response = await fetch('/desk/switch', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(act),
    })
    const { message } = await response.json()
    byId('said').textContent = message
  } catch {
    byId('said').textContent = 'The demo did not answer. Is it still running?'
  }
  if (button) button.ariaBusy = null
}

/** @param {State} state */
export function showState({ mode, keys, shopEnvironment, faults, aheadHours, deciding, readings, orders }) {
  const account = `The account is ${mode.toUpperCase()}, the shop ${shopEnvironment.toUpperCase()}.`
  byId('keys').textContent = `${account} ${SHOP_KEYS[keys]}`
  byId('keys').dataset['mood'] = keys === 'current' ? 'good' : 'bad'
  byId('new-keys').textContent = `Generate new ${mode.toUpperCase()} keys`
  const other = mode === 'test' ? 'live' : 'test'
  byId('mode').textContent = `Switch the account to ${other.toUpperCase()}`
  byId('mode').dataset['act'] = JSON.stringify({ do: 'mode', mode: other })
  byId('clock').textContent =
    aheadHours === 0 ? 'As late as on this machine.' : `${hours(aheadHours)} ahead of this machine.`

  const rows = faults.map((text, fault) => row(text, [['Switch off', { do: 'stop-failing', fault }]]))
  byId('faults').replaceChildren(...rows)
  const waiting = deciding.map(({ reference, partner, naira }) =>
    row(`${partner}, ${naira}, ${reference}`, [
      ['Approve', { do: 'decide', reference, decision: 'approved' }],
      ['Decline', { do: 'decide', reference, decision: 'declined' }],
    ]),
  )
  byId('deciding').replaceChildren(...waiting)
  const followed = readings.map(({ now, follows }, which) =>
    row(now, [['Change', { do: 'follow', which, reading: follows === 1 ? 0 : 1 }]]),
  )
  byId('readings').replaceChildren(...followed)
  byId('orders').replaceChildren(...orders.map(orderLine))
}

/** @param {State['orders'][number]} order */
function orderLine({ number, naira, state, attempts }) {
  const lines = attempts.map(({ reference, state }) => element('li', {}, `${reference}: ${state}`))
  const text = `Order ${number}, ₦${naira}, ${state}`
  return element('li', { 'data-state': state }, element('span', {}, text), element('ol', {}, ...lines))
}

/** @param {number} count */
const hours = (count) => (count === 1 ? '1 hour' : `${count} hours`)

/**
 * @param {string} text
 * @param {[name: string, act: Act][]} offers
 */
function row(text, offers) {
  const buttons = offers.map(([name, act]) =>
    element(
      'button',
      { type: 'button', class: 'small', 'data-act': JSON.stringify(act), 'aria-label': `${name}: ${text}` },
      name,
    ),
  )
  return element('li', {}, element('span', {}, text), element('span', { class: 'buttons' }, ...buttons))
}
