import { expect, test } from './support/test.ts'

// Pages replace what the browser brought: polyfills, monitors, test tools, and code that only broke something.

const PURCHASE = ['onLoad', 'onOpen', 'onSuccess', 'onClose']
const BROKEN = 'function () { throw new Error("replaced by the page") }'
const success = { type: 'outcome', outcome: { status: 'success', reference: 'KLP-1662-348036-0961' } }

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
  ['Array.prototype additions', 'Array.prototype.last = () => "last"; Array.prototype.size = 7'],
  ['an old toJSON', 'Array.prototype.toJSON = String.prototype.toJSON = () => "spoilt"'],
  [
    'an AMD loader',
    'window.define = () => {}; window.define.amd = {}; window.module = {}; window.exports = {}',
  ],
  ['Object.prototype additions', 'Object.prototype.extend = () => ({}); Object.prototype.tag = "theirs"'],
]

for (const [what, code] of AFTER)
  test(`replaced after our script was loaded: ${what}`, async ({ hostile }) => {
    await hostile.visit()
    await hostile.run(`{ ${code} }`)
    await hostile.opens()
    await hostile.says(success)
    await hostile.endsWith({ status: 'success', reference: 'KLP-1662-348036-0961' }, PURCHASE)
    await hostile.leavesNothing()
    expect(hostile.said).toEqual([])
  })

for (const [what, code] of BEFORE)
  test(`replaced before: ${what}`, async ({ hostile }) => {
    await hostile.visit({ before: code })
    await hostile.opens()
    await hostile.says(success)
    await hostile.endsWith({ status: 'success', reference: 'KLP-1662-348036-0961' }, PURCHASE)
    await hostile.leavesNothing()
    expect(hostile.said).toEqual([])
  })
