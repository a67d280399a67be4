/** Serialises the work on one order, so that a hundred confirmations are not a hundred requests with the secret key. */
export interface Turns {
  /** Waits for earlier work on this order, then runs `work`. */
  inTurn<T>(orderId: string, work: () => Promise<T>): Promise<T>
  /** Like `inTurn`, but a call with the same `question` shares the result of the one that is waiting or running. */
  together<T>(orderId: string, question: string, work: () => Promise<T>): Promise<T>
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  const shared = new Map<string, Promise<unknown>>()

  async function inTurn<T>(orderId: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(orderId)
    const mine = (async () => {
      await before?.catch(() => {})
      return await work()
    })()
    last.set(orderId, mine)
    try {
      return await mine
    } finally {
      if (last.get(orderId) === mine) last.delete(orderId)
    }
  }

  return {
    inTurn,
    async together<T>(orderId: string, question: string, work: () => Promise<T>) {
      const key = JSON.stringify([orderId, question])
      const running = shared.get(key) as Promise<T> | undefined
      if (running) return await running
      const mine = inTurn(orderId, work)
      shared.set(key, mine)
      try {
        return await mine
      } finally {
        shared.delete(key)
      }
    },
  }
}
