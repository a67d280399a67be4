/* The tester's list: every callback and the result, each with its payload, in order. */

let callbackCount = 0

market.recordCallback = (name, payload) => {
  callbackCount += 1
  market.byId('heard-count').textContent = String(callbackCount)
  const seconds = `${(performance.now() / 1000).toFixed(1)} s`
  const text = asText(payload)
  const line = market.element(
    'li',
    { 'data-heard': name },
    market.element('b', {}, name),
    ' ',
    market.element('span', { class: 'quiet' }, seconds),
    market.element('pre', { tabindex: '0' }, text),
  )
  market.byId('heard').append(line)
  market.postToDesk(name, text)
}

/** JSON omits an Error's message, so it is added here, also inside an outcome. @param {unknown} payload */
function asText(payload) {
  const show = (/** @type {string} */ _key, /** @type {unknown} */ value) =>
    value instanceof Error ? { message: value.message, ...Object.fromEntries(Object.entries(value)) } : value
  return JSON.stringify(payload, show, 2) ?? 'nothing'
}
