import type { Core } from '../core.ts'
import { keepActive } from '../flow/state.ts'
import type { KeyOwner } from '../keys/check.ts'
import { randomHex, sha256 } from '../random.ts'
import { Refusal } from '../refusal.ts'
import { transactionById, type TransactionRow } from '../store/transactions.ts'

const LIFETIME_MS = 30 * 60 * 1000

/** Klump's tokens have 2 350 characters, so the sandbox's tokens have the same length. */
const WEIGHT = 'kept-in-memory-only'.repeat(130).slice(0, 2350 - 'kls_.'.length - 64)

export interface Session {
  id: number
  transaction: TransactionRow
}

/** Opens a session for one transaction and one key. Returns its first token. */
export function openSession(core: Core, key: KeyOwner, transactionId: number): string {
  const id = core.store.run(
    'INSERT INTO session (transaction_id, key_id) VALUES (?, ?)',
    transactionId,
    key.keyId,
  )
  return issueToken(core, id)
}

/** A fresh token for a session, good for 30 minutes from now. Only its hash is kept. */
export function issueToken(core: Core, sessionId: number): string {
  const token = `kls_${randomHex(core.random, 32)}.${WEIGHT}`
  core.store.run(
    'INSERT INTO session_token (token_hash, session_id, expires_at) VALUES (?, ?, ?)',
    sha256(token),
    sessionId,
    core.now() + LIFETIME_MS,
  )
  return token
}

/**
 * The session of an `Authorization: Bearer` header. Counts as activity of its shopper: the transaction is not abandoned.
 *
 * @throws Refusal 401 when there is none, it has expired, or it was opened with another key.
 */
export function useSession(core: Core, key: KeyOwner, authorization: string | undefined): Session {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (!token)
    throw new Refusal(401, 'A session is needed: send the token of initiate as Authorization: Bearer.')
  const row = core.store.one(
    `SELECT session.id, transaction_id, key_id, expires_at
     FROM session_token JOIN session ON session.id = session_id WHERE token_hash = ?`,
    sha256(token),
  ) as { id: number; transaction_id: number; key_id: number; expires_at: number } | undefined
  if (!row) throw new Refusal(401, 'This session is not known. Start the checkout again.')
  if (row.expires_at <= core.now())
    throw new Refusal(401, 'This session has expired. Start the checkout again.')
  if (row.key_id !== key.keyId) {
    throw new Refusal(401, 'This session was opened with another key. Start the checkout again.')
  }
  keepActive(core, row.transaction_id)
  const transaction = transactionById(core, row.transaction_id)
  if (!transaction) throw new Refusal(401, 'This session is not known. Start the checkout again.')
  return { id: row.id, transaction }
}
