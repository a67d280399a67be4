import { inFull, sampled } from '../support/sample.ts'
import { expect, test } from './support/test.ts'

// Pages that remove the overlay, by mistake (a router that redraws everything) or on purpose (code against overlays).

const HOST = 'document.querySelector("klump-overlay")'
const OPENED = ['onLoad', 'onOpen']
const REFERENCE = 'KLP-1662-348036-0961'

const REMOVED: readonly [string, string][] = [
  ['removes the overlay', `${HOST}.remove()`],
  ['moves the overlay into the body', `document.body.append(${HOST})`],
  [
    'moves the overlay into another document',
    `document.implementation.createHTMLDocument().body.append(${HOST})`,
  ],
  ['removes the dialog in the overlay', `${HOST}.shadowRoot.querySelector("dialog").remove()`],
  ['empties the overlay’s shadow root', `${HOST}.shadowRoot.innerHTML = ""`],
  ['removes the frame', `${HOST}.shadowRoot.querySelector("iframe").remove()`],
  ['writes a new document', 'document.write("<p>new</p>"); document.close()'],
  ['opens the document', 'document.open()'],
  ['blanks the whole document', 'document.documentElement.innerHTML = ""'],
  ['replaces the root element', 'document.documentElement.replaceWith(document.createElement("html"))'],
]

for (const [[what, code], details] of sampled(REMOVED, 1)) {
  test(
    `a page that ${what} receives one failure with the code frame_removed`,
    details,
    async ({ hostile }) => {
      await hostile.visit()
      await hostile.opens()
      await hostile.run(code)
      await hostile.endsWith({ status: 'failed', code: 'frame_removed' }, [...OPENED, 'onError', 'onClose'])
      // The console has it once.
      await expect.poll(() => hostile.said).toEqual([expect.stringContaining('The page removed the overlay')])
    },
  )

  test(`a page that ${what} while the loan is requested receives pending`, details, async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.isLocked(REFERENCE)
    await hostile.run(code)
    await hostile.endsWith({ status: 'pending', reference: REFERENCE }, [...OPENED, 'onClose'])
    expect(hostile.said).toEqual([])
  })
}

test(
  'a page that writes a new document while the frame loads receives one failure',
  inFull,
  async ({ hostile }) => {
    await hostile.visit({ checkout: { body: '<p>no checkout' } })
    await hostile.pay()
    await expect(hostile.page.locator('klump-overlay')).toHaveCount(1)
    await hostile.run('document.write("<p>new</p>")')
    await hostile.endsWith({ status: 'failed', code: 'frame_removed' }, ['onError', 'onClose'])
  },
)

const HARMLESS: readonly [string, string][] = [
  ['blanks its body', 'document.body.innerHTML = ""'],
  ['replaces its body', 'document.body = document.createElement("body")'],
  ['empties its head', 'document.head.innerHTML = ""'],
  ['makes its body inert', 'document.body.inert = true'],
  [
    'hides every custom element',
    'document.body.append(Object.assign(document.createElement("style"), { textContent: ":not(:defined) { display: none !important }" }))',
  ],
  [
    'opens a modal of its own over the overlay',
    'document.body.append(Object.assign(document.createElement("dialog"), { id: "own" })); own.showModal(); own.close()',
  ],
]

for (const [[what, code], details] of sampled(HARMLESS, 1))
  test(`a page that ${what} does not interrupt the purchase`, details, async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.run(code)
    await expect(hostile.page.frameLocator('klump-overlay iframe').getByLabel('Account number')).toBeVisible()
    await hostile.says({ type: 'outcome', outcome: { status: 'success', reference: REFERENCE } })
    await hostile.endsWith({ status: 'success', reference: REFERENCE }, [...OPENED, 'onSuccess', 'onClose'])
    expect(hostile.said).toEqual([])
  })

test('a page that closes the overlay’s dialog receives cancelled, as after the close button', async ({
  hostile,
}) => {
  await hostile.visit()
  await hostile.opens()
  await hostile.run(`${HOST}.shadowRoot.querySelector("dialog").close()`)
  await hostile.endsWith({ status: 'cancelled' }, [...OPENED, 'onClose'])
  await hostile.leavesNothing()
})
