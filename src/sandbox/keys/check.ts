import type { Core, Environment } from '../core.ts'
import { sha256 } from '../random.ts'
import { Refusal } from '../refusal.ts'

export type KeyKind = 'public' | 'secret'

/** The owner of a valid key. */
export interface KeyOwner {
  keyId: number
  accountId: number
  accountName: string
  environment: Environment
}

interface KeyRow {
  id: number
  account_id: number
  name: string
  mode: Environment
  environment: Environment
  replaced_at: number | null
}

const SHAPE = /^klp_(pk|sk)_(test_)?[A-Za-z0-9]+$/
const HEADER = { public: 'klump-public-key', secret: 'klump-secret-key' } as const

/**
 * Finds the owner of a key that came in a header, and counts the call.
 *
 * @throws Refusal 401 that states what is wrong with the key and never repeats the key; 429 for a key that calls too often
 */
export function checkKey(core: Core, presented: string | undefined, kind: KeyKind): KeyOwner {
  if (!presented) throw unauthorised(`The header ${HEADER[kind]} is missing.`)
  const shape = SHAPE.exec(presented)
  if (!shape) throw unauthorised(`What came in ${HEADER[kind]} is not shaped like a Klump key.`)
  const presentedKind: KeyKind = shape[1] === 'pk' ? 'public' : 'secret'
  if (presentedKind !== kind) throw unauthorised(WRONG_KIND[kind])
  const row = core.store.one(
    `SELECT api_key.id, account_id, name, mode, environment, replaced_at
     FROM api_key JOIN account ON account.id = api_key.account_id WHERE key_hash = ?`,
    sha256(presented),
  ) as KeyRow | undefined
  if (!row) throw unauthorised('No account has this key.')
  if (row.replaced_at !== null) throw unauthorised('This key is outdated: newer keys have replaced it.')
  if (row.environment !== row.mode) throw unauthorised(otherEnvironment(row))
  const waitMs = core.limiter.take(row.id)
  if (waitMs > 0) {
    const seconds = Math.ceil(waitMs / 1000)
    throw new Refusal(429, `Too many calls with this key. Try again in ${seconds} s.`, seconds)
  }
  return {
    keyId: row.id,
    accountId: row.account_id,
    accountName: row.name,
    environment: row.environment,
  }
}

const WRONG_KIND = {
  public:
    'A secret key was sent where the public key belongs: it must never reach a browser. Generate new keys at once.',
  secret: 'A public key was sent where the secret key belongs.',
} as const

function otherEnvironment({ environment, mode }: KeyRow): string {
  const [key, state] = [environment.toUpperCase(), mode.toUpperCase()]
  return `This is a ${key} key, and the account is in ${state} mode: use its ${state} key, or switch the account to ${key} in the dashboard.`
}

function unauthorised(particular: string): Refusal {
  return new Refusal(401, `You didn't provide a valid API key. ${particular}`)
}
