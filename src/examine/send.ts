import { request as plain } from 'node:http'
import { request as secure } from 'node:https'

export interface Message {
  readonly method?: 'GET' | 'HEAD' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | undefined
  /** Sent in this many pieces, with `pause` between them. */
  readonly pieces?: number
}

export interface Answer {
  /** 0 when there was no answer. */
  readonly status: number
  /** The answer's text, or why there was none. */
  readonly text: string
}

const LONGEST_WAIT_MS = 10_000
const LONGEST_TEXT = 100_000

/**
 * Sends exactly these bytes and headers; redirects are not followed. Never rejects. `within` aborts the request, also while an answer
 * trickles in. An answer that is longer than `LONGEST_TEXT` is cut there.
 */
export async function send(
  url: URL,
  { method = 'POST', headers = {}, body, pieces = 1 }: Message,
  pause: () => Promise<void>,
  within: AbortSignal = AbortSignal.timeout(LONGEST_WAIT_MS),
): Promise<Answer> {
  return await new Promise<Answer>((resolve) => {
    const request = (url.protocol === 'https:' ? secure : plain)(url, {
      method,
      headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
      agent: false,
      signal: within,
    })
    const failed = ({ message }: Error) =>
      resolve({
        status: 0,
        text: within.aborted ? `no whole answer within ${LONGEST_WAIT_MS / 1000} s` : message,
      })
    request.on('error', failed)
    // An examination that was stopped does not wait for the answer.
    request.on('socket', (socket) => socket.unref())
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      const end = () => resolve({ status: response.statusCode ?? 0, text: text.slice(0, LONGEST_TEXT) })
      response.on('data', (part: string) => {
        text += part
        if (text.length < LONGEST_TEXT) return
        end()
        request.destroy()
      })
      response.on('error', failed)
      response.on('end', end)
    })
    request.setNoDelay(true)
    void write(request, body ?? Buffer.alloc(0), pieces, pause)
  })
}

async function write(
  request: ReturnType<typeof plain>,
  body: Buffer,
  pieces: number,
  pause: () => Promise<void>,
): Promise<void> {
  const size = Math.ceil(body.length / pieces)
  for (let at = 0; at < body.length; at += size) {
    if (at > 0) await pause()
    if (request.destroyed) return
    request.write(body.subarray(at, at + size))
  }
  request.end()
}
