import type { Core } from '../core.ts'

const PER_SECOND = 10_000

/**
 * Klump's reference for a transaction, `KLP-dddd-dddddd-dddd`: ten digits of unix seconds and four more. The four start at a
 * random number and count up until the reference is free.
 */
export function newReference(core: Core): string {
  const seconds = String(Math.floor(core.now() / 1000)).padStart(10, '0')
  const stem = `KLP-${seconds.slice(0, 4)}-${seconds.slice(4)}`
  const first = Math.floor(core.random() * PER_SECOND)
  for (let tried = 0; tried < PER_SECOND; tried += 1) {
    const reference = `${stem}-${String((first + tried) % PER_SECOND).padStart(4, '0')}`
    if (!core.store.one('SELECT id FROM shop_transaction WHERE reference = ?', reference)) return reference
  }
  throw new Error('More than 10 000 transactions in one second: the references of this second are used up.')
}
