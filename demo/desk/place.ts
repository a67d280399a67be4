import type { Environment, Sandbox } from '../../src/sandbox/index.ts'

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
  }
}
