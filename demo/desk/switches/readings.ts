import type { Behaviour, BehaviourControl } from '../../../src/sandbox/index.ts'

interface Reading {
  changes: Partial<Behaviour>
  /** As a sentence for a tester. */
  sentence: string
}

/** Points that Klump does not document: the readings that the sandbox can follow, its default first. */
const READINGS: readonly (readonly [Reading, Reading])[] = [
  [
    {
      changes: { references: 'strict' },
      sentence: 'A used merchant_reference is refused, whoever sends it (seen).',
    },
    {
      changes: { references: 'kind' },
      sentence: 'The same order goes on under its merchant_reference until it has a loan (assumed).',
    },
  ],
  [
    { changes: { usedUpAt: 'initiate' }, sentence: 'initiate uses a merchant_reference up.' },
    { changes: { usedUpAt: 'lender' }, sentence: 'The choice of a lender uses a merchant_reference up.' },
  ],
  [
    {
      changes: { afterDecline: 'same-transaction' },
      sentence: 'After a no, another lender is asked in the same transaction.',
    },
    {
      changes: { afterDecline: 'fresh-transaction' },
      sentence: 'After a no, another lender needs a fresh transaction.',
    },
  ],
  [
    { changes: { verifyNamesMerchantReference: true }, sentence: 'Verification has the merchant_reference.' },
    { changes: { verifyNamesMerchantReference: false }, sentence: 'Verification has no merchant_reference.' },
  ],
  [
    {
      changes: { successfulNamesMerchantReference: false },
      sentence: 'The webhook .successful has no merchant_reference (seen).',
    },
    {
      changes: { successfulNamesMerchantReference: true },
      sentence: 'The webhook .successful has the merchant_reference (seen too).',
    },
  ],
]

/** The active reading of each pair, as a sentence and as its index in the pair. */
export function readReadings(behaviour: BehaviourControl): { now: string; follows: number }[] {
  const follows: Readonly<Record<string, unknown>> = { ...behaviour.get() }
  return READINGS.map((pair) => {
    const isSecond = Object.entries(pair[1].changes).every(([name, value]) => follows[name] === value)
    return isSecond ? { now: pair[1].sentence, follows: 1 } : { now: pair[0].sentence, follows: 0 }
  })
}

/** Switches to a reading. Returns its sentence; `undefined` when there is no such reading. */
export function follow(behaviour: BehaviourControl, which: number, reading: number): string | undefined {
  const chosen = READINGS[which]?.[reading]
  if (chosen) behaviour.set(chosen.changes)
  return chosen?.sentence
}
