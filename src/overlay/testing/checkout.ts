import { frameEnd } from '../../protocol/frame-end.ts'
import type { ToPage } from '../../protocol/messages.ts'
import type { Open, ToFrame } from '../../protocol/to-frame.ts'

/** What the stand-in reports to the test, outside the door. */
export type Heard =
  | { readonly standIn: 'open'; readonly open: Open; readonly shopOrigin: string }
  | { readonly standIn: 'message'; readonly message: ToFrame }
  | { readonly standIn: 'focus' }
  /** A mark of the test's own, sent back (`shout`). */
  | { readonly standIn: 'mark'; readonly mark: number }

/** What the test has the stand-in do: send a message through the door or to the page's window, or navigate. */
export interface Order {
  readonly sendThroughDoor?: unknown
  readonly shout?: unknown
  readonly go?: string
  /** Removes its empty inner frame, as the death of its process would. */
  readonly bare?: true
}

// A stand-in for the checkout that only has the real frame end of the door, on a page and an origin of its own. In its address:
// `?silent` never sends hello, `?late` sends only what the test orders, `?leave=free|ask` answers a request to leave.
const mode = new URLSearchParams(location.search)
const report = (heard: Heard) => window.parent.postMessage(heard, '*')

window.addEventListener('focus', () => report({ standIn: 'focus' }))
let send: (message: ToPage) => void = () => {}
window.addEventListener('message', ({ data }: MessageEvent<Partial<Order>>) => {
  if ('sendThroughDoor' in data) send(data.sendThroughDoor as ToPage)
  if ('shout' in data) window.parent.postMessage(data.shout, '*')
  if (data.go) location.assign(data.go)
  if (data.bare) document.querySelector('iframe')?.remove()
})
if (!mode.has('silent'))
  frameEnd({
    window,
    onOpen(open, shopOrigin, end) {
      send = (message) => end.send(message)
      report({ standIn: 'open', open, shopOrigin })
      if (mode.has('late')) return
      end.send({ type: 'ready' })
      end.send({ type: 'opened' })
      leaveWhenAsked = () => {
        const leave = mode.get('leave')
        if (leave) end.send({ type: 'leave', step: 'VERIFY_OTP', confirm: leave === 'ask' })
      }
    },
    onMessage(message) {
      report({ standIn: 'message', message })
      leaveWhenAsked()
    },
  })

let leaveWhenAsked = () => {}
