type Stream = ReadableStream<Uint8Array<ArrayBuffer>> | null

/**
 * A body, or undefined when it has more than `most` bytes: whoever sends it must not be able to fill the memory here. Bytes are
 * counted as they arrive, unpacked; content-length is a claim. What is left is cancelled, which ends the connection; a server
 * that still wants to answer says `false`.
 */
export async function readAtMost(most: number, stream: Stream, cancel = true): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const isWhole = await takeAtMost(most, stream, cancel, (part) => void parts.push(part))
  return isWhole ? new Blob(parts) : undefined
}

/**
 * The same, as the text that these bytes are in UTF-8. Not by way of a Blob: in a browser its bytes live in another process, and reading
 * them back took a slow phone 20 ms of its main thread for each answer.
 */
export async function readTextAtMost(most: number, stream: Stream): Promise<string | undefined> {
  const decoder = new TextDecoder()
  let text = ''
  const isWhole = await takeAtMost(most, stream, true, (part) => {
    text += decoder.decode(part, { stream: true })
  })
  return isWhole ? text + decoder.decode() : undefined
}

/** Gives each part to `take` until there is none, or more than `most` bytes: then false. */
async function takeAtMost(
  most: number,
  stream: Stream,
  cancel: boolean,
  take: (part: Uint8Array<ArrayBuffer>) => void,
): Promise<boolean> {
  const reader = stream?.getReader()
  let size = 0
  for (;;) {
    const part = await reader?.read()
    if (!part?.value) return true
    size += part.value.length
    if (size > most) {
      if (cancel) await reader?.cancel()
      return false
    }
    take(part.value)
  }
}
