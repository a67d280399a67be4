/** Seconds until this address may make the shop ask so many questions; 0 when it may now, and they count. */
export type Limit = (address: string, questions: number) => number

const AT_ONCE = 40
const PER_SECOND = 1
/** Addresses that are kept. Those that have not asked for a while are forgotten first. */
const MOST = 10_000

/**
 * So many questions at once for one address, and then one each second: each of them is asked of Klump with the secret key. A shop behind a
 * proxy takes the address that its proxy vouches for; a header that anyone can write is no address.
 */
export function createLimit(clock: () => number): Limit {
  const free = new Map<string, { left: number; at: number }>()
  return (address, questions) => {
    const cost = Math.min(Math.max(questions, 1), AT_ONCE)
    const now = clock()
    const known = free.get(address) ?? { left: AT_ONCE, at: now }
    const left = Math.min(AT_ONCE, known.left + ((now - known.at) / 1000) * PER_SECOND)
    const isAllowed = left >= cost
    free.delete(address)
    free.set(address, { left: isAllowed ? left - cost : left, at: now })
    const [oldest] = free.keys()
    if (free.size > MOST && oldest !== undefined) free.delete(oldest)
    return isAllowed ? 0 : Math.ceil((cost - left) / PER_SECOND)
  }
}
