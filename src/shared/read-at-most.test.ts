import { expect, test } from 'vitest'
import { readAtMost, readTextAtMost } from './read-at-most.ts'

/** A body of these parts, and whether it was cancelled. */
function bodyOf(...parts: string[]) {
  const heard = { cancelled: false }
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const part = parts.shift()
      if (part === undefined) controller.close()
      else controller.enqueue(new TextEncoder().encode(part))
    },
    cancel: () => void (heard.cancelled = true),
  })
  return { stream, heard }
}

/** A body whose bytes arrive one by one. */
function byteByByte(bytes: Iterable<number>) {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
      controller.close()
    },
  })
}

test('readAtMost returns the whole body, also where a chunk ends within a character', async () => {
  const bytes = new TextEncoder().encode('₦5')
  expect(await (await readAtMost(bytes.length, byteByByte(bytes)))?.text()).toBe('₦5')
})

test.each([
  ['letters of one to four bytes', new TextEncoder().encode('a₦é🙂')],
  ['a byte order mark first', [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
  ['bytes that are no UTF-8', [0x22, 0xff, 0xc3, 0x22]],
  ['a letter that is cut off', [0x22, 0xe2, 0x82]],
  ['nothing', []],
])('readTextAtMost returns the same text as Response.text() for %s', async (_, bytes) => {
  const text = await readTextAtMost(bytes.length, byteByByte(bytes))
  expect(text).toBe(await new Response(new Uint8Array(bytes)).text())
})

test('a body that is one byte too long gives undefined, and the rest of it is cancelled', async () => {
  for (const read of [readAtMost, readTextAtMost]) {
    const { stream, heard } = bodyOf('12345', '6', '7')
    expect(await read(5, stream)).toBeUndefined()
    expect(heard.cancelled).toBe(true)
  }
})

test('readTextAtMost rejects when the connection breaks off', async () => {
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"half":'))
      controller.error(new TypeError('network error'))
    },
  })
  await expect(readTextAtMost(100, stream)).rejects.toThrow('network error')
})

test('a request body that is too long is not cancelled where the server still has to answer', async () => {
  const { stream, heard } = bodyOf('123456', '7')
  expect(await readAtMost(5, stream, false)).toBeUndefined()
  expect(heard.cancelled).toBe(false)
})

test('a missing body is read as an empty one', async () => {
  expect((await readAtMost(5, null))?.size).toBe(0)
  expect(await readTextAtMost(5, null)).toBe('')
})
