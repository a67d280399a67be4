import type { Behaviour, BehaviourControl } from '../../../src/sandbox/index.ts'

interface Reading {
  changes: Partial<Behaviour>
  /** As a sentence for a tester. */
  says: string
}

/** Where Klump's word is missing: the readings that the sandbox can follow, the one that it starts with by itself first. */
const READINGS: readonly (readonly [Reading, Reading])[] = [
  [
    {
      changes: { references: 'strict' },
      says: 'A used merchant_reference is refused, whoever sends it (seen).',
    },
    {
      changes: { references: 'kind' },
      says: 'The same order goes on under its merchant_reference until it has a loan (assumed).',
    },
  ],
  [
    { changes: { usedUpAt: 'initiate' }, says: 'initiate uses a merchant_reference up.' },
    { changes: { usedUpAt: 'lender' }, says: 'The choice of a lender uses a merchant_reference up.' },
  ],
  [
    {
      changes: { afterDecline: 'same-transaction' },
      says: 'After a no, another lender is asked in the same transaction.',
    },
    {
      changes: { afterDecline: 'fresh-transaction' },
      says: 'After a no, another lender needs a fresh transaction.',
    },
  ],
  [
    { changes: { verifyNamesMerchantReference: true }, says: 'Verification has the merchant_reference.' },
    { changes: { verifyNamesMerchantReference: false }, says: 'Verification has no merchant_reference.' },
  ],
  [
    {
      changes: { successfulNamesMerchantReference: false },
      says: 'The webhook .successful has no merchant_reference (seen).',
    },
    {
      changes: { successfulNamesMerchantReference: true },
      says: 'The webhook .successful has the merchant_reference (seen too).',
    },
  ],
]

/** Which reading each follows now, as a sentence and as its place among the two. */
export function readReadings(behaviour: BehaviourControl): { now: string; follows: number }[] {
  const follows: Readonly<Record<string, unknown>> = { ...behaviour.get() }
  return READINGS.map((pair) => {
    const isSecond = Object.entries(pair[1].changes).every(([name, value]) => follows[name] === value)
    return isSecond ? { now: pair[1].says, follows: 1 } : { now: pair[0].says, follows: 0 }
  })
}

/** Follows a reading from now on. Gives it as a sentence; `undefined` when there is none. */
export function follow(behaviour: BehaviourControl, which: number, reading: number): string | undefined {
  const chosen = READINGS[which]?.[reading]
  if (chosen) behaviour.set(chosen.changes)
  return chosen?.says
}
