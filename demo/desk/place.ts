import type { ReconcileReport } from 'klump-checkout/server'
import type { Environment, Sandbox } from '../../src/sandbox/index.ts'

/** An order as the desk shows it. */
export interface OrderState {
  number: number
  naira: string
  state: 'open' | 'paid' | 'paid twice'
  attempts: { reference: string; state: string }[]
}

/** The desk's environment: what the desk reads, and what it may change. */
export interface Place {
  sandbox: Sandbox
  origins: { klump: string; shop: string; spa: string }
  shop: {
    /** The keys that the shop runs with. The account may have newer ones. */
    keys: () => { environment: Environment; publicKey: string; secretKey: string }
    /** Restarts the shop with another secret key. */
    deploy: (secretKey: string) => void
    webhookUrl: () => string
    /** The newest orders, newest first. */
    orders: () => OrderState[]
    /** Verifies every order that may have changed, as the shop's timer does. Undefined while a run is under way. */
    reconcile: () => Promise<ReconcileReport | undefined>
  }
}
