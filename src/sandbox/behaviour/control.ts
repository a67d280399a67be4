/**
 * Settings for points on which Klump's documentation is silent, or from which production was seen to differ. The settings can
 * change while the sandbox runs.
 */
export interface Behaviour {
  /**
   * `'strict'`: a merchant_reference belongs to one transaction for ever. A second `initiate` with the reference receives only a
   * 409, as one shop saw in production. `'kind'`: the same order of the same shopper resumes its transaction while there is no
   * standing loan, and otherwise returns to the loan. This is an assumption, and more lenient than what was seen.
   */
  references: 'strict' | 'kind'
  /** With strict references: what uses up a reference, `initiate` or the choice of a lender. Not publicly known. */
  usedUpAt: 'initiate' | 'lender'
  /**
   * Where a shopper can apply to another lender after a decline, in the open session: in the same transaction, or only in a new
   * transaction with another reference. Not publicly known.
   */
  afterDecline: 'same-transaction' | 'fresh-transaction'
  /** Whether verify and resend-webhook contain the merchant_reference, which is documented as optional. */
  verifyNamesMerchantReference: boolean
  /** Whether the webhook `.successful` contains the reference. Seen with and without; `.initiated` and `.abandoned` always do. */
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

/** The allowed values of each setting. */
export const CHOICES: { readonly [Name in keyof Behaviour]: readonly Behaviour[Name][] } = {
  references: ['strict', 'kind'],
  usedUpAt: ['initiate', 'lender'],
  afterDecline: ['same-transaction', 'fresh-transaction'],
  verifyNamesMerchantReference: [true, false],
  successfulNamesMerchantReference: [true, false],
}

/** Reads and changes a sandbox's behaviour. A restart resets it, like faults. */
export interface BehaviourControl {
  get: () => Behaviour
  /** Changes the given settings and keeps the others. */
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
