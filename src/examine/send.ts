import { request as plain } from 'node:http'
import { request as secure } from 'node:https'

export interface Message {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer | undefined
  /** Sent in this many pieces, with `pause` between them. */
  readonly pieces?: number
}

export interface Answer {
  /** 0 when there was none. */
  readonly status: number
  /** The answer's text, or why there was none. */
  readonly text: string
}

const LONGEST_WAIT_MS = 10_000
const LONGEST_TEXT = 100_000

/** Sends exactly these bytes and headers; redirects are not followed. Never rejects. */
export async function send(
  url: URL,
  { method = 'POST', headers = {}, body, pieces = 1 }: Message,
  pause: () => Promise<void>,
): Promise<Answer> {
  return await new Promise<Answer>((resolve) => {
    const request = (url.protocol === 'https:' ? secure : plain)(url, {
      method,
      headers: { ...headers, ...(body && { 'content-length': String(body.length) }) },
      agent: false,
      timeout: LONGEST_WAIT_MS,
    })
    request.on('timeout', () => request.destroy(new Error(`no answer within ${LONGEST_WAIT_MS / 1000} s`)))
    request.on('error', (error) => resolve({ status: 0, text: error.message }))
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text = (text + part).slice(0, LONGEST_TEXT)))
      response.on('error', (error) => resolve({ status: 0, text: error.message }))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
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
