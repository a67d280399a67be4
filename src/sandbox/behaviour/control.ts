/**
 * Where Klump's word is missing, or production was seen to differ from it, this says which reading the sandbox follows. It can be
 * changed while the sandbox runs.
 */
export interface Behaviour {
  /**
   * `'strict'`: a merchant_reference names one transaction for ever; whoever initiates with it again gets 409 and no more. As one
   * shop saw it in production. `'kind'`: the same order of the same shopper takes its transaction up again while no loan stands,
   * and finds the loan when one does: an assumption, and kinder than what was seen.
   */
  references: 'strict' | 'kind'
  /** Where references are strict: what uses one up, `initiate` or the choice of a lender. Nobody outside Klump knows. */
  usedUpAt: 'initiate' | 'lender'
  /**
   * What a shopper needs to ask another lender after a decline, in the session that is open: nothing, the transaction goes on, or
   * another transaction, under another reference. Nobody outside Klump knows.
   */
  afterDecline: 'same-transaction' | 'fresh-transaction'
  /** Whether verify and resend-webhook repeat the merchant_reference. It is documented as optional. */
  verifyNamesMerchantReference: boolean
  /** Whether the webhook `.successful` repeats it. It was seen with and without; `.initiated` and `.abandoned` always do. */
  successfulNamesMerchantReference: boolean
}

/** As strict as production was seen to be. */
export const STRICT: Readonly<Behaviour> = {
  references: 'strict',
  usedUpAt: 'initiate',
  afterDecline: 'same-transaction',
  verifyNamesMerchantReference: true,
  successfulNamesMerchantReference: false,
}

/** What each of them can be. */
export const CHOICES: { readonly [Name in keyof Behaviour]: readonly Behaviour[Name][] } = {
  references: ['strict', 'kind'],
  usedUpAt: ['initiate', 'lender'],
  afterDecline: ['same-transaction', 'fresh-transaction'],
  verifyNamesMerchantReference: [true, false],
  successfulNamesMerchantReference: [true, false],
}

/** A sandbox's behaviour, to look at and to change. Forgotten at a restart, like faults. */
export interface BehaviourControl {
  get: () => Behaviour
  /** Changes what is named; the rest stays. */
  set: (changes: Partial<Behaviour>) => void
}

export function createBehaviour(changes: Partial<Behaviour> = {}): BehaviourControl {
  let behaviour: Behaviour = { ...STRICT, ...changes }
  return {
    get: () => behaviour,
    set: (more) => {
      behaviour = { ...behaviour, ...more }
    },
  }
}
