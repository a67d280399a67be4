/** Returns the seconds until this address may spend `cost`. 0: it may now, and the cost is counted. */
export type Limit = (address: string, cost: number) => number

/** Requests to Klump, each with the secret key. */
const QUESTIONS = 40
/** New orders, each a stored row. Many shoppers of a mobile network share an address. */
const ORDERS = 300
const PER_SECOND = 1
/** Number of stored addresses. The one with the oldest request is dropped first. */
const MOST = 10_000

export const limitQuestions = (clock: () => number): Limit => createLimit(clock, QUESTIONS)
export const limitOrders = (clock: () => number): Limit => createLimit(clock, ORDERS)

/**
 * Allows one address `atOnce` at once, and then one each second. A shop behind a proxy must use the address that its proxy vouches for, and
 * not a header that any client can set.
 */
function createLimit(clock: () => number, atOnce: number): Limit {
  const free = new Map<string, { left: number; at: number }>()
  return (address, count) => {
    const cost = Math.min(Math.max(count, 1), atOnce)
    const now = clock()
    const known = free.get(address) ?? { left: atOnce, at: now }
    // The clock of a machine may be set back.
    const elapsed = Math.max(0, now - known.at)
    const left = Math.min(atOnce, known.left + (elapsed / 1000) * PER_SECOND)
    const isAllowed = left >= cost
    free.delete(address)
    free.set(address, { left: isAllowed ? left - cost : left, at: now })
    const [oldest] = free.keys()
    if (free.size > MOST && oldest !== undefined) free.delete(oldest)
    return isAllowed ? 0 : Math.ceil((cost - left) / PER_SECOND)
  }
}
