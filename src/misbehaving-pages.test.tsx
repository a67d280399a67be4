import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest'
import { Klump, type KlumpOptions } from './index.ts'
import { PROTOCOL_VERSION } from './protocol/parts.ts'
import {
  checkoutAt,
  frame,
  heard as standIn,
  host,
  KEY,
  kettle,
  order,
  sendThroughDoor,
  tidy,
  until,
} from './overlay/testing/shop.ts'

// What other scripts of a page do, where the test page survives it. The rest (replaced built-ins, document.write, policies)
// is in e2e/hostile, on pages of their own.

const outcome = { status: 'success', reference: 'KLP-1662-348036-0961' } as const
let consoleError: MockInstance
let undo: (() => void)[] = []
let klump: Klump | undefined

beforeEach(() => {
  consoleError = vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  for (const step of undo) step()
  undo = []
  klump?.destroy()
  tidy()
  expect(consoleError).not.toHaveBeenCalled()
  expect(host()).toBeNull()
  vi.restoreAllMocks()
})

function replace(target: object, name: string, value: unknown): void {
  const before = Object.getOwnPropertyDescriptor(target, name)
  Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: true })
  undo.push(() => {
    if (before) Object.defineProperty(target, name, before)
    else Reflect.deleteProperty(target, name)
  })
}

function shop(data: unknown = kettle) {
  const heard: string[] = []
  const hear = (name: string) => () => heard.push(name)
  klump = new Klump({
    publicKey: KEY,
    data: data as KlumpOptions['data'],
    checkoutUrl: checkoutAt(),
    onLoad: hear('load'),
    onOpen: hear('open'),
    onSuccess: hear('success'),
    onError: hear('error'),
    onClose: hear('close'),
  })
  return { klump, heard }
}

const broken = () => {
  throw new Error('replaced by the page')
}

it('an opening fails with overlay_unavailable when the page breaks createElement while it is open', async () => {
  const { klump, heard } = shop()
  await until(() => klump.status === 'open')
  // On the class, where the package reads it: a named element of the page could shadow the document's own methods.
  replace(Document.prototype, 'createElement', broken)
  replace(Document.prototype, 'createElementNS', broken)
  sendThroughDoor({ type: 'leave', confirm: true })
  expect(await klump.result).toMatchObject({ status: 'failed', error: { code: 'overlay_unavailable' } })
  expect(heard).toEqual(['load', 'open', 'error', 'close'])
  expect(consoleError).toHaveBeenCalledOnce()
  consoleError.mockClear()
})

describe('an open checkout', () => {
  const forged = { type: 'outcome', outcome }
  const from = () => ({ source: frame()?.contentWindow ?? null, origin: new URL(checkoutAt()).origin })

  it.each<[string, () => void]>([
    ['a forged outcome on the window', () => window.postMessage(forged, '*')],
    [
      'a forged outcome event with the frame as its source',
      () => window.dispatchEvent(new MessageEvent('message', { data: forged, ...from() })),
    ],
    [
      'a hello message that the page posts',
      () => window.postMessage({ klump: 'hello', version: PROTOCOL_VERSION }, '*'),
    ],
    [
      'a forged hello event with the frame as its source',
      () =>
        window.dispatchEvent(
          new MessageEvent('message', { data: { klump: 'hello', version: 99 }, ...from() }),
        ),
    ],
    ['a forged outcome from the frame outside the message port', () => order({ shout: forged })],
    ['ten megabytes on the window', () => window.postMessage('x'.repeat(10_000_000), '*')],
    ['a very deep object on the window', () => window.postMessage(deep(2000), '*')],
  ])('ignores %s', async (_what, post) => {
    const { klump, heard } = shop()
    await until(() => klump.status === 'open')
    post()
    order({ shout: { standIn: 'mark', mark: 1 } })
    await until(() => standIn.some((it) => it.standIn === 'mark'))
    expect(klump.status).toBe('open')
    expect(standIn.filter((it) => it.standIn === 'open')).toHaveLength(1)
    klump.destroy()
    expect(heard).toEqual(['load', 'open', 'close'])
  })

  it.each<[string, () => void]>([
    [
      'an outcome of ten megabytes',
      () =>
        order({
          sendThroughDoor: { type: 'outcome', outcome: { ...outcome, reference: 'x'.repeat(10_000_000) } },
        }),
    ],
    ['a very deep object', () => order({ sendThroughDoor: deep(2000) })],
    [
      'an outcome with an unknown status',
      () => order({ sendThroughDoor: { type: 'outcome', outcome: { status: 'paid' } } }),
    ],
    ['null', () => order({ sendThroughDoor: null })],
  ])('fails with protocol_error when the message port receives %s', async (_what, post) => {
    const { klump, heard } = shop()
    await until(() => klump.status === 'open')
    post()
    expect(await klump.result).toMatchObject({ status: 'failed', error: { code: 'protocol_error' } })
    expect(heard).toEqual(['load', 'open', 'error', 'close'])
    consoleError.mockClear()
  })

  it('ignores a second outcome', async () => {
    const { klump, heard } = shop()
    await until(() => klump.status === 'open')
    sendThroughDoor({ type: 'outcome', outcome: { status: 'cancelled' } })
    sendThroughDoor(forged as Parameters<typeof sendThroughDoor>[0])
    expect(await klump.result).toEqual({ status: 'cancelled' })
    expect(heard).toEqual(['load', 'open', 'close'])
  })
})

function deep(levels: number): unknown {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level++) value = { type: 'outcome', outcome: value }
  return value
}
