import type { Hello, ToPage } from './messages.ts'
import { PROTOCOL_VERSION } from './parts.ts'
import { openSchema, toFrameSchema, type Open, type ToFrame } from './to-frame.ts'
import { safeParse } from '../validation/schema.ts'

export interface FrameEnd {
  send(message: ToPage): void
}

interface FrameEndOptions {
  /** The checkout's own window. */
  window: Window
  /** The page has sent `open`. `shopOrigin` comes from the browser, not from the page. Called once. */
  onOpen(open: Open, shopOrigin: string, end: FrameEnd): void
  onMessage(message: ToFrame): void
}

/**
 * The checkout's end of the door: sends hello to the parent page and accepts one `open`, only from the parent window. The shop's origin
 * decides nothing here: the public key identifies the merchant, and the server knows the rest.
 */
export function frameEnd({ window, onOpen, onMessage }: FrameEndOptions): void {
  const { parent } = window

  function onAnswer({ source, origin, data, ports: [port] }: MessageEvent): void {
    if (source !== parent || !port) return
    const open = safeParse(openSchema, data)
    if (!open.success) return refuse(port, data)
    window.removeEventListener('message', onAnswer)
    const send = (message: ToPage) => port.postMessage(message)
    port.addEventListener('message', (event: MessageEvent) => {
      const message = safeParse(toFrameSchema, event.data)
      if (!message.success) return
      if (message.data.type === 'ping') return send({ type: 'alive' })
      onMessage(message.data)
    })
    port.start()
    onOpen(open.data, origin, { send })
  }

  window.addEventListener('message', onAnswer)
  // A page can count the frames in any window: when this frame is gone, the checkout is gone (overlay/guard.ts).
  const { document } = window
  document.documentElement.append(Object.assign(document.createElement('iframe'), { hidden: true }))
  const hello: Hello = { klump: 'hello', version: PROTOCOL_VERSION }
  // Any origin may receive the hello. All later messages go through the port alone.
  parent.postMessage(hello, '*')
}

// An invalid `open` comes from an older or newer page half, or from other code. The sender receives an error instead of waiting.
function refuse(port: MessagePort, data: unknown): void {
  if (typeof data !== 'object' || data === null || (data as { klump?: unknown }).klump !== 'open') return
  const message: ToPage = {
    type: 'outcome',
    outcome: {
      status: 'failed',
      error: {
        code: 'protocol_error',
        message: 'The checkout could not read what the page sent to open it.',
      },
    },
  }
  port.postMessage(message)
}
