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
 * Asks what may be said of an amount, politely: once for each key and amount in ten minutes, whoever asks, never again by
 * itself, and for a minute nothing at all after a failure. Undefined when nobody knows.
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
          // Nobody waits for a banner: what fails is asked again by whoever looks next.
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
