import { element } from './dom.js'

/** @typedef {import('../../entry.ts').Entry} Entry */

/** @type {Record<Entry['lane'], [label: string, group: string]>} */
const LANES = {
  page: ['Page', 'page'],
  'page-shop': ['Page → shop', 'request'],
  'checkout-klump': ['Checkout → Klump', 'request'],
  'shop-klump': ['Shop → Klump', 'request'],
  'klump-shop': ['Klump → shop', 'webhook'],
  shop: ['Shop’s server', 'decision'],
  tester: ['You', 'tester'],
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })

/**
 * The list item for an event; its details can be opened. Decisions start open, because testers look for them.
 * @param {Entry} entry
 */
export function entryLine(entry) {
  const [label, group] = LANES[entry.lane]
  const details = bodyOf(entry)
  const head = [
    element('time', { datetime: new Date(entry.at).toISOString() }, clock.format(entry.at)),
    element('span', { class: 'lane' }, label),
    element('span', { class: 'what' }, ...breakable(entry.title)),
  ]
  if (entry.badge) head.push(element('span', { class: 'badge' }, entry.badge))
  const note = entry.note ? [element('p', { class: 'note' }, entry.note)] : []
  const line = element('li', { class: 'entry', 'data-group': group, 'data-lane': entry.lane })
  if (entry.mood) line.dataset['mood'] = entry.mood
  if (details.length === 0) line.append(element('div', { class: 'head' }, ...head), ...note)
  else {
    const open = group === 'decision' ? { open: '' } : {}
    line.append(element('details', open, element('summary', { class: 'head' }, ...head), ...note, ...details))
  }
  return line
}

/**
 * Event names and paths can be wider than a phone: the line may break after a dot or a slash, and not within a word.
 * @param {string} title
 */
function breakable(title) {
  return title
    .split(/(?<=[./])(?=\w)/)
    .flatMap((part, index) => (index ? [element('wbr', {}), part] : [part]))
}

/** @param {Entry} entry */
function bodyOf({ title, checks = [], fields = [], payload, curl }) {
  const parts = []
  if (checks.length > 0) parts.push(element('ul', { class: 'checks' }, ...checks.map(checkLine)))
  if (fields.length > 0) parts.push(element('dl', { class: 'fields' }, ...fields.map(fieldRow)))
  if (payload) parts.push(element('pre', { tabindex: '0', 'aria-label': `${title}, payload` }, payload))
  if (curl) parts.push(copyable(title, curl))
  return parts
}

/** @param {{ name: string, ok: boolean, detail: string }} check */
function checkLine({ name, ok, detail }) {
  return element(
    'li',
    { 'data-ok': String(ok) },
    element('b', {}, `${ok ? 'Passed' : 'Failed'}: ${name}`),
    element('span', {}, detail),
  )
}

/** @param {[string, string]} field */
function fieldRow([name, value]) {
  return element('div', {}, element('dt', {}, name), element('dd', {}, value))
}

/**
 * @param {string} title
 * @param {string} curl
 */
function copyable(title, curl) {
  const text = element('pre', { tabindex: '0', 'aria-label': `${title}, curl` }, curl)
  const button = element(
    'button',
    { type: 'button', class: 'small', 'aria-label': `Copy curl for ${title}` },
    'Copy curl',
  )
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(curl).then(
      () => (button.textContent = 'Copied'),
      // The clipboard is not available (a frame, an old browser): the tester can copy the selected text.
      () => getSelection()?.selectAllChildren(text),
    )
  })
  return element('div', { class: 'curl' }, text, button)
}
