import type { Sale } from './simulate.ts'

export interface Scenario {
  readonly name: string
  /** What it is about, for the heading of its picture. */
  readonly about: string
  readonly sale: Sale
}

/** Requests a second for each shopper who opens within the minute: what is enough, and what is not. */
const ENOUGH = 0.16
const TOO_LITTLE = 0.08
/** In the middle of it, when most of them are on their way to the loan. */
const OUTAGE = { from: 70_000, until: 100_000 }

/** The same people on the same day, with the same seed; only the server differs, and whether pauses are spread. */
export function scenarios(clients: number, seed: number): Scenario[] {
  const server = (each: number) => ({ perSecond: Math.round(each * clients), queue: 2, retryAfter: 2 })
  const usual: Sale = { clients, seed, within: 60, capacity: server(ENOUGH), jitter: true }
  const small: Sale = { ...usual, capacity: server(TOO_LITTLE) }
  const refuses: Sale = { ...usual, outage: { ...OUTAGE, how: 'refuses' } }
  const hangs: Sale = { ...usual, outage: { ...OUTAGE, how: 'hangs' } }
  const inStep = (sale: Sale): Sale => ({ ...sale, jitter: false })
  return [
    { name: 'calm', about: 'A server that is large enough', sale: usual },
    { name: 'small', about: 'A server half as large: 429, Retry-After 2 s', sale: small },
    { name: 'refuses', about: '30 s of 503 with the time of its end', sale: refuses },
    { name: 'refuses-in-step', about: 'The same, pauses not spread', sale: inStep(refuses) },
    { name: 'hangs', about: '30 s without an answer, then all connections break', sale: hangs },
    { name: 'hangs-in-step', about: 'The same, pauses not spread', sale: inStep(hangs) },
  ]
}
