import type { CDPSession } from 'playwright'

export type Kind = 'document' | 'script' | 'style' | 'preflight' | 'API' | 'other'

/** One request and its answer. Milliseconds from the click; bytes as transferred, headers included. */
export interface Sent {
  readonly kind: Kind
  readonly method: string
  readonly url: string
  readonly sent: number
  /** When the answer began; undefined without an answer. */
  readonly answered: number | undefined
  readonly ended: number | undefined
  readonly bytes: number
}

const KINDS: Readonly<Record<string, Kind>> = {
  Document: 'document',
  Script: 'script',
  Stylesheet: 'style',
  Fetch: 'API',
  XHR: 'API',
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] }

/** Records all requests of a page and its frames from now on; the returned function lists them, with times from `since` (Unix ms) on. */
export async function recordRequests(cdp: CDPSession): Promise<(since: number) => Sent[]> {
  const requests = new Map<string, Mutable<Sent>>()
  const askedBefore = new Map<string, string>()
  // The start of the browser's own clock, whose seconds begin at any moment.
  let began = 0
  const at = (seconds: number) => began + seconds * 1000
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp, wallTime, initiator }) => {
    if (!/^https?:/.test(request.url)) return
    began ||= (wallTime - timestamp) * 1000
    const { method, url } = request
    const kind = method === 'OPTIONS' ? 'preflight' : (KINDS[type ?? ''] ?? 'other')
    if (initiator.requestId) askedBefore.set(requestId, initiator.requestId)
    requests.set(requestId, {
      kind,
      method,
      url,
      sent: at(timestamp),
      answered: undefined,
      ended: undefined,
      bytes: 0,
    })
  })
  cdp.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const request = requests.get(requestId)
    if (!request) return
    request.answered = at(timestamp)
    // The browser reports the time of the call; the request is sent when its preflight has been answered.
    const waiting = requests.get(askedBefore.get(requestId) ?? '')
    if (waiting) waiting.sent = Math.max(waiting.sent, request.answered)
    request.bytes = response.encodedDataLength
  })
  // No end is reported of a request that is aborted once its answer was read: its bytes count all the same.
  cdp.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const request = requests.get(requestId)
    if (request) request.bytes += dataLength
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    const request = requests.get(requestId)
    if (!request) return
    request.ended = at(timestamp)
    // The answer's time is from the page's own clock, which a busy page reads late.
    request.answered = Math.min(request.answered ?? request.ended, request.ended)
    // It is 0 for a preflight, whose headers have been counted already.
    request.bytes = encodedDataLength || request.bytes
  })
  cdp.on('Network.loadingFailed', ({ requestId, timestamp }) => {
    const request = requests.get(requestId)
    if (request) request.ended = at(timestamp)
  })
  await cdp.send('Network.enable')
  return (since) =>
    [...requests.values()]
      .toSorted((a, b) => a.sent - b.sent)
      .map((request) => ({
        ...request,
        sent: request.sent - since,
        answered: request.answered && request.answered - since,
        ended: request.ended && request.ended - since,
      }))
}

/** The longest chain of requests, each sent after the one before was answered: the round trips of an opening. */
export function inARow(requests: readonly Sent[]): Sent[] {
  const answered = requests
    .filter((request) => request.answered !== undefined)
    .map((request) => ({ request, from: request.sent, to: request.answered ?? 0 }))
    .toSorted((a, b) => a.to - b.to)
  const line: typeof answered = []
  for (const each of answered) if (each.from >= (line.at(-1)?.to ?? -Infinity)) line.push(each)
  // Of several requests in between, the page waited for the last one.
  return line.map(({ request }, index) => {
    const after = line[index - 1]?.to ?? -Infinity
    const before = line[index + 1]?.from ?? Infinity
    return answered.findLast(({ from, to }) => from >= after && to <= before)?.request ?? request
  })
}

/** How many of each kind, in the order in which they come: `document, 2 API`. */
export function byKind(requests: readonly Sent[]): string {
  const counts = new Map<Kind, number>()
  for (const { kind } of requests) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => (count > 1 ? `${count} ${kind}` : kind)).join(', ')
}
