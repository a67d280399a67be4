import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ToPage } from './messages.ts'
import type { Open } from './to-frame.ts'
import { PROTOCOL_VERSION } from './parts.ts'
import { pageEnd, type PageEnd } from './page-end.ts'
import type { CheckoutStub } from './testing/checkout-stub.ts'

const open: Omit<Open, 'klump' | 'version'> = {
  publicKey: 'klp_pk_test_example0001',
  order: { amount: 4100, currency: 'NGN', items: [{ name: 'Kettle', unit_price: 4100, quantity: 1 }] },
}
const CHECKOUT = `<script type="module" src="${new URL('./testing/checkout-stub.ts', import.meta.url).pathname}"></script>`
const HELLO = { klump: 'hello', version: PROTOCOL_VERSION }

/** Waits long enough for a busy machine. */
const until = (check: () => void) => vi.waitFor(check, 20_000)

let frames: HTMLIFrameElement[] = []
let page: PageEnd | undefined
let messages: ToPage[]
let broken: string[]

beforeEach(() => {
  messages = []
  broken = []
})
afterEach(() => {
  page?.close()
  for (const frame of frames) frame.remove()
  frames = []
})

function embed(html: string, sandbox?: string): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  if (sandbox) frame.setAttribute('sandbox', sandbox)
  frame.srcdoc = html
  frames.push(frame)
  document.body.append(frame)
  return frame
}
function openDoor(frame: HTMLIFrameElement): void {
  page = pageEnd({
    window,
    frame,
    origin: location.origin,
    open,
    onMessage: (message) => messages.push(message),
    onBroken: ({ code, message }) => broken.push(`${code}: ${message}`),
  })
}
const stubOf = (frame: HTMLIFrameElement) => frame.contentWindow as unknown as CheckoutStub
/** Resolves when the page has handled everything that was posted to it before this call. */
const settled = () =>
  new Promise<void>((resolve) => {
    window.addEventListener('message', ({ data }) => data === 'settled' && resolve())
    window.postMessage('settled', '*')
  })
const saying = (message: unknown) => `<script>parent.postMessage(${JSON.stringify(message)}, '*')</script>`

describe('the door between page and frame', () => {
  it('opens to the frame that says hello, and carries messages both ways', async () => {
    const frame = embed(CHECKOUT)
    openDoor(frame)
    await until(() => expect(messages).toEqual([{ type: 'ready' }]))
    const { opened } = stubOf(frame)
    expect(opened?.open).toEqual({ klump: 'open', version: PROTOCOL_VERSION, ...open })
    expect(opened?.shopOrigin).toBe(location.origin)

    page?.send({ type: 'leave-requested' })
    await until(() => expect(stubOf(frame).heard).toEqual([{ type: 'leave-requested' }]))
    const outcome = { status: 'success', reference: 'KLP-1662-348036-0961' } as const
    opened?.end.send({ type: 'outcome', outcome })
    await until(() => expect(messages.at(-1)).toEqual({ type: 'outcome', outcome }))
  })

  it('opens again when the frame is reloaded', async () => {
    const frame = embed(CHECKOUT)
    openDoor(frame)
    await until(() => expect(messages).toHaveLength(1))
    frame.srcdoc = CHECKOUT + ' '
    await until(() => expect(messages).toEqual([{ type: 'ready' }, { type: 'ready' }]))
  })
})

describe('the page ignores a hello message', () => {
  it('from another frame of the same origin', async () => {
    openDoor(embed('<p>silent</p>'))
    const other = embed(saying(HELLO))
    await new Promise((resolve) => other.addEventListener('load', resolve, { once: true }))
    await settled()
    expect([messages, broken]).toEqual([[], []])
  })

  it('from the right frame with another origin', async () => {
    const frame = embed(saying(HELLO), 'allow-scripts')
    openDoor(frame)
    const hello = new Promise<MessageEvent>((resolve) => {
      window.addEventListener('message', resolve, { once: true })
    })
    expect((await hello).origin).toBe('null')
    await settled()
    expect([messages, broken]).toEqual([[], []])
  })

  it('that the page itself posts', async () => {
    openDoor(embed('<p>silent</p>'))
    window.postMessage(HELLO, '*')
    await settled()
    expect([messages, broken]).toEqual([[], []])
  })

  it('in another form', async () => {
    openDoor(embed([null, 'hello', { klump: 'hi' }, { klump: 'hello', version: 'one' }].map(saying).join('')))
    await new Promise((resolve) => frames[0]?.addEventListener('load', resolve, { once: true }))
    await settled()
    expect([messages, broken]).toEqual([[], []])
  })
})

describe('the door reports an error', () => {
  it('for a checkout with another version of the protocol', async () => {
    openDoor(embed(saying({ klump: 'hello', version: PROTOCOL_VERSION + 1 })))
    await until(() => expect(broken).toHaveLength(1))
    expect(broken[0]).toContain(`version ${PROTOCOL_VERSION + 1}, this script version ${PROTOCOL_VERSION}`)
  })

  it('for an outcome with an unknown status', async () => {
    const frame = embed(CHECKOUT)
    openDoor(frame)
    await until(() => expect(messages).toHaveLength(1))
    stubOf(frame).opened?.end.send({ type: 'outcome', outcome: { status: 'paid' } } as unknown as ToPage)
    await until(() => expect(broken[0]).toContain('protocol_error'))
    expect(messages).toHaveLength(1)
  })

  it('for an `open` message that the frame cannot read', async () => {
    const frame = embed(CHECKOUT)
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<MessageEvent>((resolve) => {
      port1.addEventListener('message', resolve, { once: true })
      port1.start()
    })
    frame.contentWindow?.postMessage({ klump: 'open', version: 99 }, location.origin, [port2])
    expect((await answer).data).toMatchObject({
      type: 'outcome',
      outcome: { status: 'failed', error: { code: 'protocol_error' } },
    })
  })
})
