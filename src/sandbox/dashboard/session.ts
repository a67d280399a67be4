import { randomBytes } from 'node:crypto'
import type { Environment } from '../core.ts'
import { sha256 } from '../random.ts'

/** Eight hours by the machine's clock: a tester who runs the sandbox's fast is not to be thrown out by that. */
const LIFETIME_MS = 8 * 60 * 60 * 1000

/** Somebody who has opened an account in the dashboard. */
export interface Visitor {
  accountId: number
  /** Whose secret key is shown at present. */
  revealed: Environment | undefined
  /** What the last action came to; said once, on the next page. */
  notice: string | undefined
}

export interface Sessions {
  /** Returns the token for the cookie. */
  open: (accountId: number) => string
  find: (token: string | undefined) => Visitor | undefined
  close: (token: string | undefined) => void
}

/** In memory: a restart of the demo ends them, and with them every revealed secret. */
export function createSessions(realNow: () => number): Sessions {
  const visitors = new Map<string, { visitor: Visitor; expiresAt: number }>()
  return {
    open: (accountId) => {
      const token = randomBytes(32).toString('base64url')
      visitors.set(sha256(token), {
        visitor: { accountId, revealed: undefined, notice: undefined },
        expiresAt: realNow() + LIFETIME_MS,
      })
      return token
    },
    find: (token) => {
      const found = token === undefined ? undefined : visitors.get(sha256(token))
      return found && found.expiresAt > realNow() ? found.visitor : undefined
    },
    close: (token) => {
      if (token !== undefined) visitors.delete(sha256(token))
    },
  }
}
