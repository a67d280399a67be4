import { inFull, sampled } from '../support/sample.ts'
import { PROTOCOL_VERSION } from '../../src/protocol/parts.ts'
import { expect, test } from './support/test.ts'

// The page half ignores messages of any other sender, and accepts from the checkout only known messages.

const success = { type: 'outcome', outcome: { status: 'success', reference: 'KLP-1662-348036-0961' } }
const PARENT = (message: unknown) => `<script>parent.postMessage(${JSON.stringify(message)}, '*')</script>`
const HELLO = { klump: 'hello', version: PROTOCOL_VERSION }

const IGNORED: readonly [string, string][] = [
  ['an outcome on the window', `postMessage(${JSON.stringify(success)}, '*')`],
  ['an outcome with a port', `postMessage(${JSON.stringify(success)}, '*', [new MessageChannel().port1])`],
  ['a hello on the window', `postMessage(${JSON.stringify(HELLO)}, '*')`],
  [
    'a hello that is made to look like the frame’s',
    `dispatchEvent(new MessageEvent('message', { data: ${JSON.stringify(HELLO)}, source: document.querySelector('klump-overlay').shadowRoot.querySelector('iframe').contentWindow, origin: new URL(document.scripts[1].src).origin }))`,
  ],
  ['ten megabytes', `postMessage('x'.repeat(1e7), '*')`],
  [
    'an object of two thousand levels',
    `{ let it = 1; for (let i = 0; i < 2000; i++) it = { it }; postMessage(it, '*') }`,
  ],
  ['null', `postMessage(null, '*')`],
]

for (const [[what, code], details] of sampled(IGNORED, 1))
  test(`the overlay ignores a page that posts ${what}`, details, async ({ hostile }) => {
    await hostile.visit({
      before: `let settled = false; addEventListener('message', ({ data }) => { if (data === 'settled') settled = true })`,
    })
    await hostile.opens()
    await hostile.run(code)
    // Messages arrive in the order in which they are posted: after this one the page has received the earlier ones.
    await hostile.makesFrame('shout("settled")')
    await expect.poll(() => hostile.run('settled')).toBe(true)
    expect(await hostile.heard()).toEqual(['onLoad', 'onOpen'])
    await hostile.says({ type: 'outcome', outcome: { status: 'cancelled' } })
    await hostile.endsWith({ status: 'cancelled' }, ['onLoad', 'onOpen', 'onClose'])
    await hostile.leavesNothing()
    expect(hostile.said).toEqual([])
  })

test('messages of other frames, of the shop’s origin and of the checkout’s, are ignored, and these frames receive none', async ({
  hostile,
  page,
  klump,
  shop,
}) => {
  const spy = `${PARENT(HELLO)}${PARENT(success)}<script>addEventListener('message', ({ data, ports }) => { document.title = 'told' })</script>`
  klump.put('/evil', { body: spy })
  shop.put('/evil', { body: spy })
  await hostile.visit({ body: `<iframe src="/evil"></iframe><iframe src="${klump.origin}/evil"></iframe>` })
  await hostile.opens()
  await hostile.run('for (const frame of document.querySelectorAll("iframe")) frame.src += "?again"')
  await expect.poll(() => page.frames().filter((it) => it.url().endsWith('/evil?again')).length).toBe(2)
  for (const frame of page.frames().filter((it) => it.url().includes('/evil')))
    expect(await frame.title()).not.toBe('told')
  expect(await hostile.heard()).toEqual(['onLoad', 'onOpen'])
  await hostile.says(success)
  await hostile.endsWith({ status: 'success', reference: 'KLP-1662-348036-0961' }, [
    'onLoad',
    'onOpen',
    'onSuccess',
    'onClose',
  ])
})

const ENDED: readonly [string, string][] = [
  ['another version', `shout({ klump: 'hello', version: ${PROTOCOL_VERSION + 1} })`],
  ['ten megabytes', `say({ type: 'outcome', outcome: { status: 'success', reference: 'x'.repeat(1e7) } })`],
  ['an object of two thousand levels', `{ let it = 1; for (let i = 0; i < 2000; i++) it = { it }; say(it) }`],
  ['an unknown status', `say({ type: 'outcome', outcome: { status: 'paid', reference: 'KLP-1' } })`],
  [
    'an unknown error code',
    `say({ type: 'outcome', outcome: { status: 'failed', error: { code: 'oops', message: '' } } })`,
  ],
  ['a text in place of an object', 'say("opened")'],
]

for (const [[what, code], details] of sampled(ENDED, 1))
  test(
    `an invalid message of the checkout (${what}) ends the opening with protocol_error`,
    details,
    async ({ hostile }) => {
      await hostile.visit()
      await hostile.opens()
      await hostile.makesFrame(code)
      await hostile.endsWith({ status: 'failed', code: 'protocol_error' }, [
        'onLoad',
        'onOpen',
        'onError',
        'onClose',
      ])
      await hostile.leavesNothing()
      await expect.poll(() => hostile.said).toEqual([expect.stringContaining('KlumpError')])
    },
  )

test(
  'a second hello opens a new port, and messages on the first port are ignored',
  inFull,
  async ({ hostile }) => {
    await hostile.visit()
    await hostile.opens()
    await hostile.inFrame('window.old = port; hello()')
    await expect.poll(() => hostile.inFrame('port !== window.old')).toBe(true)
    await hostile.inFrame(`window.old.postMessage(${JSON.stringify(success)})`)
    await hostile.says({ type: 'outcome', outcome: { status: 'cancelled' } })
    await hostile.endsWith({ status: 'cancelled' }, ['onLoad', 'onOpen', 'onClose'])
  },
)

test('the first of two outcomes that arrive together counts', inFull, async ({ hostile }) => {
  await hostile.visit()
  await hostile.opens()
  await hostile.makesFrame(
    `say({ type: 'outcome', outcome: { status: 'cancelled' } }); say(${JSON.stringify(success)})`,
  )
  await hostile.endsWith({ status: 'cancelled' }, ['onLoad', 'onOpen', 'onClose'])
  await hostile.leavesNothing()
})
