import { inFull, sampled } from '../support/sample.ts'
import { expect, test } from './support/test.ts'

// Pages that take the overlay away, by mistake (a router that redraws everything) or on purpose (shops fight overlays).

const HOST = 'document.querySelector("klump-overlay")'
const OPENED = ['onLoad', 'onOpen']
const REFERENCE = 'KLP-1662-348036-0961'

const REMOVED: readonly [string, string][] = [
  ['removes our element', `${HOST}.remove()`],
  ['moves it into the body', `document.body.append(${HOST})`],
  ['moves it into another document', `document.implementation.createHTMLDocument().body.append(${HOST})`],
  ['removes the dialog in it', `${HOST}.shadowRoot.querySelector("dialog").remove()`],
  ['empties its shadow root', `${HOST}.shadowRoot.innerHTML = ""`],
  ['removes the frame', `${HOST}.shadowRoot.querySelector("iframe").remove()`],
  ['writes a new document', 'document.write("<p>new</p>"); document.close()'],
  ['opens the document', 'document.open()'],
  ['blanks everything', 'document.documentElement.innerHTML = ""'],
  ['puts another root in place', 'document.documentElement.replaceWith(document.createElement("html"))'],
]

for (const [[what, code], details] of sampled(REMOVED, 1)) {
  test(`a page that ${what}: one failure, with its code`, details, async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.run(code)
    await hostile.endsWith({ status: 'failed', code: 'frame_removed' }, [...OPENED, 'onError', 'onClose'])
    // The developer reads it once.
    await expect.poll(() => hostile.said).toEqual([expect.stringContaining('The page removed the overlay')])
  })

  test(`a page that ${what} while the loan is asked for: pending`, details, async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.isLocked(REFERENCE)
    await hostile.run(code)
    await hostile.endsWith({ status: 'pending', reference: REFERENCE }, [...OPENED, 'onClose'])
    expect(hostile.said).toEqual([])
  })
}

test('a page that writes a new document while the frame loads: one failure', inFull, async ({ hostile }) => {
  await hostile.visit({ checkout: { body: '<p>no checkout' } })
  await hostile.pay()
  await expect(hostile.page.locator('klump-overlay')).toHaveCount(1)
  await hostile.run('document.write("<p>new</p>")')
  await hostile.endsWith({ status: 'failed', code: 'frame_removed' }, ['onError', 'onClose'])
})

const HARMLESS: readonly [string, string][] = [
  ['blanks its body', 'document.body.innerHTML = ""'],
  ['puts another body in place', 'document.body = document.createElement("body")'],
  ['empties its head', 'document.head.innerHTML = ""'],
  ['makes its body inert', 'document.body.inert = true'],
  [
    'hides every custom element',
    'document.body.append(Object.assign(document.createElement("style"), { textContent: ":not(:defined) { display: none !important }" }))',
  ],
  [
    'opens a modal of its own over it',
    'document.body.append(Object.assign(document.createElement("dialog"), { id: "own" })); own.showModal(); own.close()',
  ],
]

for (const [[what, code], details] of sampled(HARMLESS, 1))
  test(`a page that ${what}: the purchase goes on`, details, async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.run(code)
    await expect(hostile.page.frameLocator('klump-overlay iframe').getByLabel('Account number')).toBeVisible()
    await hostile.says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await hostile.endsWith({ status: 'success', reference: REFERENCE }, [...OPENED, 'onSuccess', 'onClose'])
    expect(hostile.said).toEqual([])
  })

test('a page that closes our dialog: as if the shopper had pressed Close', async ({ hostile }) => {
  await hostile.visit()
  await hostile.opens()
  await hostile.run(`${HOST}.shadowRoot.querySelector("dialog").close()`)
  await hostile.endsWith({ status: 'cancelled' }, [...OPENED, 'onClose'])
  await hostile.leavesNothing()
})
