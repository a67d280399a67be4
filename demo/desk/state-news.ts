/** Sends the state to its listeners: once after they subscribe, and after every change. */
export interface StateNews {
  /** To be called after anything that may have changed the state. */
  stir(): void
  subscribe(listener: (state: string) => void): () => void
  stop(): void
}

export function createStateNews(read: () => Promise<unknown>): StateNews {
  const listeners = new Map<(state: string) => void, string>()
  let isStirred = false
  let isStopped = false

  async function notify(): Promise<void> {
    isStirred = false
    if (isStopped || listeners.size === 0) return
    const text = JSON.stringify(await read())
    for (const [listener, last] of listeners) {
      if (text === last) continue
      listeners.set(listener, text)
      listener(text)
    }
  }

  function stir(): void {
    // A burst of requests causes one read of the state.
    if (isStirred || isStopped) return
    isStirred = true
    setImmediate(() => {
      notify().catch((error: unknown) => {
        if (!isStopped) console.error('desk:', error)
      })
    })
  }

  return {
    stir,
    subscribe(listener) {
      listeners.set(listener, '')
      stir()
      return () => void listeners.delete(listener)
    },
    stop: () => {
      isStopped = true
    },
  }
}
