type Stream = ReadableStream<Uint8Array<ArrayBuffer>> | null

/**
 * Reads a body; undefined when it has more than `most` bytes, so that its sender cannot fill the memory. Bytes are counted as they arrive,
 * decompressed, because content-length may be false. The rest is cancelled, which ends the connection; a server that still has to respond
 * passes `false`.
 */
export async function readAtMost(most: number, stream: Stream, cancel = true): Promise<Blob | undefined> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const isWhole = await takeAtMost(most, stream, cancel, (part) => void parts.push(part))
  return isWhole ? new Blob(parts) : undefined
}

/**
 * The same, decoded from UTF-8. Not with a Blob: in a browser its bytes are in another process, and reading them back took 20 ms of a slow
 * phone's main thread for each response.
 */
export async function readTextAtMost(
  most: number,
  stream: Stream,
  decoder = new TextDecoder(),
): Promise<string | undefined> {
  let text = ''
  const isWhole = await takeAtMost(most, stream, true, (part) => {
    text += decoder.decode(part, { stream: true })
  })
  return isWhole ? text + decoder.decode() : undefined
}

/** Calls `take` with each part. Returns false as soon as there are more than `most` bytes. */
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
