import { expect, test } from 'vitest'
import { readAtMost } from './read-at-most.ts'

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

test('a body is whole, also where a part ends within a letter', async () => {
  const bytes = new TextEncoder().encode('₦5')
  const stream = new Response(
    new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
        controller.close()
      },
    }),
  ).body
  expect(await (await readAtMost(bytes.length, stream))?.text()).toBe('₦5')
})

test('one byte more is too much, and what is left of it is cancelled', async () => {
  const { stream, heard } = bodyOf('12345', '6', '7')
  expect(await readAtMost(5, stream)).toBeUndefined()
  expect(heard.cancelled).toBe(true)
})

test('a server that still wants to answer cancels nothing', async () => {
  const { stream, heard } = bodyOf('123456', '7')
  expect(await readAtMost(5, stream, false)).toBeUndefined()
  expect(heard.cancelled).toBe(false)
})

test('no body is an empty one', async () => {
  expect((await readAtMost(5, null))?.size).toBe(0)
})
