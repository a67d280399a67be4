/**
 * The bytes of an answer, or undefined when there are more than `longest`: whoever answers for Klump must not be able to fill
 * the shop's memory. They are counted as they arrive, unpacked; content-length is a claim.
 */
export async function readBody(
  response: Response,
  longest: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length
    if (length > longest) return undefined
    chunks.push(next.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
