import { sampled } from '../support/sample.ts'
import { expect, test } from './support/test.ts'

// Pages replace the browser's built-ins: polyfills, monitors, test tools, and faulty code.

const PURCHASE = ['onLoad', 'onOpen', 'onSuccess', 'onClose']
const BROKEN = 'function () { throw new Error("replaced by the page") }'
const success = { type: 'outcome', outcome: { status: 'success', reference: 'KLP-1662-348036-0961' } }

/** Code that sets this value on `Object.prototype` under every name of an option, order, theme, message or step. */
const named = (value: string) =>
  `for (const name of '${
    'publicKey data onLoad onOpen onSuccess onError onClose autoOpen closeOnBack checkoutUrl locale strings appearance theme accent ' +
    'radius fontFamily amount currency items shipping_fee discount tax first_name last_name email phone customer redirect_url ' +
    'merchant_reference meta_data shipping_data source reference merchantReference step confirm locked redirect payloads success ' +
    'optional greeted toJSON attempt pace issues mistakes settings forFrame overlay'
  }'.split(' '))
    Object.defineProperty(Object.prototype, name, { value: ${value}, configurable: true, writable: true })`

/** The attributes that a theme, colours, corners and a font of the shop would set on the dialog. */
const LOOKS = `{
  const dialog = document.querySelector('klump-overlay').shadowRoot.querySelector('dialog');
  ['data-theme', 'data-accent', 'style'].map((name) => dialog.getAttribute(name) || '').join('')
}`

const AFTER: readonly [string, string][] = [
  ['fetch', `window.fetch = ${BROKEN}`],
  ['Promise', `window.Promise = ${BROKEN}`],
  ['Promise.prototype.finally', 'delete Promise.prototype.finally'],
  ['queueMicrotask', `window.queueMicrotask = ${BROKEN}`],
  ['JSON', 'window.JSON = undefined'],
  ['JSON.stringify', `JSON.stringify = JSON.parse = ${BROKEN}`],
  ['MessageChannel', `window.MessageChannel = ${BROKEN}`],
  ['MutationObserver', `window.MutationObserver = ${BROKEN}`],
  ['setTimeout, that never fires', 'window.setTimeout = () => 0; window.clearTimeout = () => {}'],
  ['setTimeout, that throws', `window.setTimeout = window.clearTimeout = ${BROKEN}`],
  ['frozen time', 'Date.now = performance.now = () => 0; window.Date = class { constructor() { throw 1 } }'],
  ['Array.prototype additions', 'Array.prototype.last = () => "last"; Array.prototype.size = 7'],
  ['an old toJSON', 'Array.prototype.toJSON = String.prototype.toJSON = () => "spoilt"'],
  ['Object.prototype additions', 'Object.prototype.extend = () => ({}); Object.prototype.tag = "theirs"'],
  ['every name of ours on Object.prototype, false', named('false')],
  ['every name of ours on Object.prototype, text', named('"https://elsewhere.example/"')],
  ['every name of ours on Object.prototype, a function', named('() => "theirs"')],
  ['the console', 'window.console = undefined'],
  ['requestAnimationFrame', `window.requestAnimationFrame = window.requestIdleCallback = ${BROKEN}`],
]

const BEFORE: readonly [string, string][] = [
  [
    'a promise class of its own',
    'window.Promise = class Theirs extends Promise {}; delete Promise.prototype.finally',
  ],
  ['setTimeout, that never fires', 'window.setTimeout = () => 0; window.clearTimeout = () => {}'],
  ['frozen time', 'Date.now = performance.now = () => 0'],
  ['no requestIdleCallback', 'delete window.requestIdleCallback'],
  [
    'a global under each name of the window that a page may declare',
    // The test itself reads from `performance` which files have loaded.
    `for (const name of '${
      'clientInformation devicePixelRatio event external frames innerHeight innerWidth length locationbar menubar navigation origin ' +
      'outerHeight outerWidth pageXOffset pageYOffset parent personalbar scheduler screen screenLeft screenTop screenX ' +
      'screenY scrollX scrollY scrollbars self statusbar toolbar visualViewport'
    }'.split(' ')) window[name] = { theirs: true }
    window.performance = { getEntriesByType: performance.getEntriesByType.bind(performance) }`,
  ],
  ['Array.prototype additions', 'Array.prototype.last = () => "last"; Array.prototype.size = 7'],
  ['an old toJSON', 'Array.prototype.toJSON = String.prototype.toJSON = () => "spoilt"'],
  [
    'an AMD loader',
    'window.define = () => {}; window.define.amd = {}; window.module = {}; window.exports = {}',
  ],
  ['every name of ours on Object.prototype', named('"theirs"')],
  ['Object.prototype additions', 'Object.prototype.extend = () => ({}); Object.prototype.tag = "theirs"'],
]

for (const [[what, code], details] of sampled(AFTER, 2))
  test(
    `the purchase completes with built-ins that were replaced after our script was loaded: ${what}`,
    details,
    async ({ hostile }) => {
      await hostile.visit()
      await hostile.run(`{ ${code} }`)
      await hostile.opens()
      expect(await hostile.run(LOOKS)).toBe('')
      await hostile.says(success)
      await hostile.endsWith({ status: 'success', reference: 'KLP-1662-348036-0961' }, PURCHASE)
      await hostile.leavesNothing()
      expect(hostile.said).toEqual([])
    },
  )

for (const [[what, code], details] of sampled(BEFORE, 1))
  test(
    `a purchase has one outcome on a page that has this before our script: ${what}`,
    details,
    async ({ hostile }) => {
      await hostile.visit({ before: code })
      await hostile.opens()
      await hostile.says(success)
      await hostile.endsWith({ status: 'success', reference: 'KLP-1662-348036-0961' }, PURCHASE)
      await hostile.leavesNothing()
      expect(hostile.said).toEqual([])
    },
  )
