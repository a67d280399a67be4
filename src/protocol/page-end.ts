import type { ErrorShape } from '../errors/klump-error.ts'
import { helloSchema, toPageSchema, type ToPage } from './messages.ts'
import { PROTOCOL_VERSION } from './parts.ts'
import type { Open, ToFrame } from './to-frame.ts'
import { safeParse } from '../validation/schema.ts'

export interface PageEnd {
  send(message: ToFrame): void
  /** Removes the listener and closes the port. No message is received afterwards. */
  close(): void
}

interface PageEndOptions {
  /** The page's window, where the frame's hello arrives. */
  window: Window
  frame: HTMLIFrameElement
  /** The checkout's exact origin. Messages from any other origin are ignored, and none is sent to another. */
  origin: string
  open: Omit<Open, 'klump' | 'version'>
  /** The frame's hello came before this end was made, and `isHello` was true for it. */
  helloSeen?: boolean
  onMessage(message: ToPage): void
  /** The frame was sent `open`. */
  onSent?(): void
  /** The frame speaks another version, or not this protocol at all. */
  onBroken(error: ErrorShape): void
}

// Taken when this module loads: a page may replace it later.
const { MessageChannel } = globalThis

/**
 * The page's end of the door. It accepts a hello only from this frame's window and from the exact origin. Messages of other frames,
 * extensions and widgets are ignored. A second hello means that the frame was reloaded: the exchange starts over.
 */
export function pageEnd(options: PageEndOptions): PageEnd {
  const { window, frame, origin, open, helloSeen, onMessage, onBroken, onSent } = options
  let port: MessagePort | undefined

  const broken = (message: string) => onBroken({ code: 'protocol_error', message })

  function onWindowMessage(event: MessageEvent): void {
    const version = versionIn(event, frame, origin)
    if (version === undefined) return
    if (version === PROTOCOL_VERSION) return answer()
    broken(
      `The checkout at ${origin} speaks protocol version ${version}, this script version ${PROTOCOL_VERSION}. ` +
        'Update klump-checkout, or point checkoutUrl at a matching checkout.',
    )
  }

  function answer(): void {
    port?.close()
    const channel = new MessageChannel()
    port = channel.port1
    port.addEventListener('message', onPortMessage)
    port.start()
    const message: Open = { klump: 'open', version: PROTOCOL_VERSION, ...open }
    frame.contentWindow?.postMessage(message, origin, [channel.port2])
    onSent?.()
  }

  function onPortMessage({ data }: MessageEvent): void {
    const message = safeParse(toPageSchema, data)
    if (message.success) onMessage(message.data)
    else broken(`The checkout at ${origin} sent a message this script cannot read.`)
  }

  window.addEventListener('message', onWindowMessage)
  if (helloSeen) answer()
  return {
    send: (message) => port?.postMessage(message),
    close() {
      window.removeEventListener('message', onWindowMessage)
      port?.close()
    },
  }
}

/** Whether this event is a hello that `pageEnd` answers: the right frame has loaded, for the first time or again. */
export function isHello(event: MessageEvent, frame: HTMLIFrameElement, origin: string): boolean {
  return versionIn(event, frame, origin) === PROTOCOL_VERSION
}

// The version in a hello of this frame; undefined for any other message.
function versionIn(event: MessageEvent, frame: HTMLIFrameElement, origin: string): number | undefined {
  // Scripts of the page can create events like the frame's, but these are not trusted.
  if (!event.isTrusted) return undefined
  if (event.source !== frame.contentWindow || event.source === null || event.origin !== origin)
    return undefined
  const hello = safeParse(helloSchema, event.data)
  return hello.success ? hello.data.version : undefined
}
