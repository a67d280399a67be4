/** The same order in two windows of one browser: only one has the checkout, and both hear how it ends. */
export interface OtherWindows {
  /** They ask how the order stands now. */
  notify(orderId: string): void
  /** From now on this window has the checkout of the order, until `ended`. `stop` is called when another window takes it over. */
  takeCheckout(orderId: string, ended: Promise<unknown>, stop: () => void): void
  /**
   * `listener` is called with the order's id when another window tells of it, and with nothing when this window comes to the front: the
   * order may have been paid on another device. Returns the way to stop.
   */
  listen(listener: (orderId?: string) => void): () => void
}

export const otherWindows: OtherWindows = openWindows()

function openWindows(): OtherWindows {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel('itan-app-orders') : undefined
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has one origin
    notify: (orderId) => channel?.postMessage(orderId),
    takeCheckout(orderId, ended, stop) {
      // The newest window has it: the older one may be forgotten. The lock ends with the window, also when that is killed.
      if ('locks' in navigator)
        navigator.locks.request(`itan-app-pays-${orderId}`, { steal: true }, () => ended).catch(stop)
    },
    listen(listener) {
      const onMessage = ({ data }: MessageEvent) => {
        if (typeof data === 'string') listener(data)
      }
      const onVisible = () => {
        if (!document.hidden) listener()
      }
      channel?.addEventListener('message', onMessage)
      document.addEventListener('visibilitychange', onVisible)
      return () => {
        channel?.removeEventListener('message', onMessage)
        document.removeEventListener('visibilitychange', onVisible)
      }
    },
  }
}
