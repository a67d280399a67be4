import type { ReconcileReport } from 'klump-checkout/server'
import type { Environment, Sandbox } from '../../src/sandbox/index.ts'

/** An order as the desk shows it. */
export interface OrderState {
  number: number
  naira: string
  state: 'open' | 'paid' | 'paid twice'
  attempts: { reference: string; state: string }[]
}

/** Where the desk stands: what it looks at, and what it may change. */
export interface Place {
  sandbox: Sandbox
  origins: { klump: string; shop: string; spa: string }
  shop: {
    /** Those the shop runs with, which may not be the account's any more. */
    keys: () => { environment: Environment; publicKey: string; secretKey: string }
    /** Puts the shop online again with another secret key. */
    deploy: (secretKey: string) => void
    webhookUrl: () => string
    /** The newest orders, newest first. */
    orders: () => OrderState[]
    /** Asks Klump about every order that may have news, as the shop's timer does. Undefined while it does. */
    reconcile: () => Promise<ReconcileReport | undefined>
  }
}
