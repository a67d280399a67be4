import { randomBytes } from 'node:crypto'
import type { Environment } from '../core.ts'
import { sha256 } from '../random.ts'

/** Eight hours on the machine's clock, so that advancing the sandbox's clock does not sign a tester out. */
const LIFETIME_MS = 8 * 60 * 60 * 1000

/** A user who has opened an account in the dashboard. */
export interface Visitor {
  accountId: number
  /** The environment whose secret key is shown. */
  revealed: Environment | undefined
  /** The result of the last action, shown once on the next page. */
  notice: string | undefined
}

export interface Sessions {
  /** Returns the token for the cookie. */
  open: (accountId: number) => string
  find: (token: string | undefined) => Visitor | undefined
  close: (token: string | undefined) => void
}

/** Keeps sessions in memory: a restart of the demo ends them, and hides every revealed secret. */
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
