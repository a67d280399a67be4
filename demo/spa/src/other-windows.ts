/** The same order in two windows of one browser: only one has the checkout, and both show how it ends. */
export interface OtherWindows {
  /** Makes the other windows request the order's state. */
  notify(orderId: string): void
  /** Gives this window the order's checkout, until `ended`. `stop` is called when another window takes the checkout over. */
  takeCheckout(orderId: string, ended: Promise<unknown>, stop: () => void): void
  /**
   * `listener` is called with the order's id when another window reports a change, and with nothing when this window becomes visible: the
   * order may have been paid on another device. Returns the function that unsubscribes.
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
      // The newest window takes the lock: the shopper may have forgotten the older one. The lock ends with its window, also a killed one.
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
