import { onTestFinished } from 'vitest'
import type { Entry } from '../entry.ts'
import type { DeskState } from '../state.ts'

/** What came over the event stream so far, read from its bytes as a browser reads them. */
export interface Hearing {
  raw: () => string
  events: () => string[]
  entries: () => Entry[]
  /** The newest state; undefined before the first. */
  state: () => DeskState | undefined
  lastEventId: () => string | undefined
  leave: () => void
}

export async function hear(url: string, lastEventId?: string): Promise<Hearing> {
  const leaving = new AbortController()
  onTestFinished(() => leaving.abort())
  const response = await fetch(url, {
    signal: leaving.signal,
    headers: lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
  })
  if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}.`)
  let raw = ''
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) raw += text
  }
  // Reading ends when either side closes the connection.
  read(response.body).catch(() => {})

  const messages = () =>
    raw
      .split('\n\n')
      .slice(0, -1)
      .map((message) => Object.fromEntries(message.split('\n').map((line) => line.split(/: (.*)/s))))
  const of = <T>(event: string) =>
    messages()
      .filter((message) => message['event'] === event)
      .map((message) => JSON.parse(message['data'] ?? '') as T)
  return {
    raw: () => raw,
    events: () => messages().map((message) => message['event'] ?? ''),
    entries: () => of<Entry>('entry'),
    state: () => of<DeskState>('state').at(-1),
    lastEventId: () => messages().findLast((message) => message['id'] !== undefined)?.['id'],
    leave: () => leaving.abort(),
  }
}
