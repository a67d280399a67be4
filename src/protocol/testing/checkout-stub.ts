import { frameEnd, type FrameEnd } from '../frame-end.ts'
import type { Open, ToFrame } from '../to-frame.ts'

/** The frame's side as a test sees it. The stub only runs the door's real frame end. */
export interface CheckoutStub extends Window {
  opened?: { open: Open; shopOrigin: string; end: FrameEnd }
  heard: ToFrame[]
}

const self = window as unknown as CheckoutStub
self.heard = []
frameEnd({
  window,
  onOpen(open, shopOrigin, end) {
    self.opened = { open, shopOrigin, end }
    end.send({ type: 'ready' })
  },
  onMessage: (message) => self.heard.push(message),
})
