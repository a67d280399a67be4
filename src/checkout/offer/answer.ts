import type { Offer } from '../../protocol/offer.ts'
import { request, type Network } from '../http/request.ts'
import { readOffer } from './read-offer.ts'

interface AnswerOptions {
  readonly base: string
  readonly network: Network
  now(): number
}

const FRESH_MS = 10 * 60_000
const AFTER_FAILURE_MS = 60_000

/**
 * Fetches the offer for an amount: at most one request per key and amount in ten minutes, for all callers, without retries, and no request
 * for a minute after a failure. Undefined when the offer is not known.
 */
export function createAnswers({ base, network, now }: AnswerOptions) {
  const known = new Map<string, { readonly until: number; readonly offer: Promise<Offer | undefined> }>()
  let quietUntil = 0

  async function fetchOffer(publicKey: string, amount: number): Promise<Offer | undefined> {
    try {
      const answer = await request(
        {
          url: `${base.replace(/\/$/, '')}/v1/loans/partners?amount=${amount}`,
          method: 'GET',
          headers: { 'klump-public-key': publicKey },
          // No shopper waits for a banner. A failed request is not repeated; for one minute no other request is sent.
          sending: 'once',
          signal: new AbortController().signal,
        },
        network,
      )
      return readOffer(answer, amount)
    } catch {
      quietUntil = now() + AFTER_FAILURE_MS
      return undefined
    }
  }

  return (publicKey: string, amount: number): Promise<Offer | undefined> => {
    const name = `${publicKey} ${amount}`
    const before = known.get(name)
    if (before && before.until > now()) return before.offer
    if (now() < quietUntil) return Promise.resolve(undefined)
    const offer = fetchOffer(publicKey, amount)
    known.set(name, { until: now() + FRESH_MS, offer })
    void offer.then((read) => read ?? known.delete(name))
    return offer
  }
}
