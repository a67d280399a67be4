/**
 * A body, or undefined when it has more than `most` bytes: whoever sends it must not be able to fill the memory here. Bytes are
 * counted as they arrive, unpacked; content-length is a claim. What is left is cancelled, which ends the connection; a server
 * that still wants to answer says `false`.
 */
export async function readAtMost(
  most: number,
  stream: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  cancel = true,
): Promise<Blob | undefined> {
  const reader = stream?.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (;;) {
    const part = await reader?.read()
    if (!part?.value) return new Blob(parts)
    size += part.value.length
    if (size > most) {
      if (cancel) await reader?.cancel()
      return undefined
    }
    parts.push(part.value)
  }
}
