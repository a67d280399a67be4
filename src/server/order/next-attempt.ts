import { callHook, hookFailed, readHook } from '../hooks.ts'
import { readFields, received } from '../fields.ts'
import { KlumpServerError } from '../server-error.ts'
import { CALL_NAMES, readCallSettings, type CallOptions, type CallSettings } from '../verify/options.ts'
import type { Transaction, UnknownCode } from '../verify/result.ts'
import { unknownVerdict } from '../verify/unanswered.ts'
import { fetchAttempts, mayBeDeciding, reportOf, type Attempt } from './fetch-attempts.ts'
import { readAttempts, type Attempts, type AttemptStore, type KnownAttempt } from './attempt-store.ts'
import { freshReference, randomBytes, type Random } from './fresh-reference.ts'

/** The options of `nextAttempt`. */
export interface NextAttemptOptions extends CallOptions {
  /**
   * The order's number or name in your shop. The reference begins with it. It may be easy to guess, because the reference ends at random.
   */
  order: string | number
  /**
   * Your store, as three functions: the new attempt is stored before the promise resolves. Or a list of the earlier attempts, oldest
   * first; their references are enough. Then store the new reference yourself before you hand it out.
   */
  attempts: AttemptStore | readonly (KnownAttempt | string)[]
  /**
   * For how many minutes after a loan request (`loanAskedAt`) no new attempt may start, while Klump answers `new` or has no
   * transaction. Default 30, which is how long a session of the checkout lasts.
   */
  inProgressMinutes?: number
  /** Milliseconds since 1970. */
  now?: () => number
  /** Returns this many unpredictable bytes. Default: Web Crypto. */
  random?: (bytes: number) => Uint8Array
}

/**
 * - `fresh`: pass `reference` to the checkout as `merchant_reference`; it was never used.
 * - `already-paid`: Klump reports an attempt as successful. `verifyOrder` checks whether it covers the order.
 * - `in-progress`: a loan may exist under `reference`. Let the shopper wait, and call `verifyOrder` again.
 * - `unknown`: Klump gave no usable answer about an earlier attempt. Retry; a fresh reference now could mean a second loan.
 *
 * `reason` is for your log; the page needs `verdict`, and the reference of a `fresh` one.
 */
export type NextAttempt =
  | { readonly verdict: 'fresh'; readonly reference: string; readonly attempt: number }
  | { readonly verdict: 'already-paid'; readonly transaction: Transaction }
  | { readonly verdict: 'in-progress'; readonly reference: string; readonly reason: string }
  | {
      readonly verdict: 'unknown'
      readonly code: UnknownCode
      readonly reason: string
      /** How many seconds to wait before the next request, when Klump states it. */
      readonly retryAfterSeconds?: number
    }

/**
 * Asks Klump about the earlier attempts of an order. Then returns a reference that was never used, or why there is none now. Klump
 * accepts a `merchant_reference` once, even when the shopper left or the lender declined, so each attempt needs its own.
 *
 * ```ts
 * const next = await nextAttempt({ order: order.id, attempts: store, secretKey })
 * if (next.verdict !== 'fresh') return Response.json({ verdict: next.verdict })
 * const merchant_reference = next.reference
 * return Response.json({ ...order.checkout, merchant_reference, meta_data: { merchant_reference } })
 * ```
 *
 * @throws KlumpServerError (the promise rejects) for mistakes of the shop's own code: no secret key, a store that failed.
 */
export async function nextAttempt(options: NextAttemptOptions): Promise<NextAttempt> {
  const settings = readNextSettings(options)
  const { order, attempts, random } = settings
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const known = await attempts.list()
    const madeAt = await readClock(settings.now)
    const obstacle = await findObstacle(known, madeAt, settings)
    if (obstacle) return obstacle
    const attempt = known.reduce((most, one) => Math.max(most, one.attempt ?? 0), known.length) + 1
    const reference = await freshReference(order, attempt, random)
    if (await attempts.add({ reference, attempt, madeAt })) return { verdict: 'fresh', reference, attempt }
  }
  throw new KlumpServerError(
    'hook_failed',
    `attempts.add: returned false ${MOST_TRIES} times. Does attempts.list return every attempt of the order?`,
  )
}

/** How often another request, such as another tab, may be faster. Shoppers do not have more tabs. */
const MOST_TRIES = 5

interface NextSettings extends CallSettings {
  order: string
  attempts: Attempts
  inProgressMs: number
  now: () => unknown
  random: Random
}

async function readClock(now: () => unknown): Promise<number> {
  const time = await callHook(now, 'now')
  if (typeof time === 'number' && Number.isFinite(time)) return time
  throw hookFailed('now', 'milliseconds since 1970', time)
}

/** The verdict that forbids another attempt; undefined when one may start. */
async function findObstacle(
  known: readonly KnownAttempt[],
  now: number,
  settings: NextSettings,
): Promise<NextAttempt | undefined> {
  const own = known.map(({ reference }) => reference).toReversed()
  const attempts = await fetchAttempts({
    ...settings,
    own,
    klumps: [],
    expected: undefined,
    isUsed: undefined,
  })
  for (const attempt of attempts) await settings.attempts.note(reportOf(attempt))

  const paid = attempts.find(({ state }) => state === 'successful')
  if (paid?.transaction) return { verdict: 'already-paid', transaction: paid.transaction }
  const open = attempts.find(({ unanswered }) => unanswered)?.unanswered
  if (open) return unknownVerdict(open)
  for (const attempt of attempts) {
    const loanAskedAt = known.find(({ reference }) => reference === attempt.reference)?.loanAskedAt
    const reason = whyInProgress(attempt, now - (loanAskedAt ?? -Infinity) < settings.inProgressMs)
    if (reason) return { verdict: 'in-progress', reference: attempt.reference, reason }
  }
  return undefined
}

function whyInProgress({ state, transaction }: Attempt, isLoanRecent: boolean): string | undefined {
  if (!mayBeDeciding(transaction)) return undefined
  if (state === 'other') return `Klump’s status is ${received(transaction?.status)}: a loan may exist.`
  return isLoanRecent
    ? 'The shopper asked for a loan a short while ago, and the lender may still be deciding.'
    : undefined
}

function readNextSettings(options: unknown): NextSettings {
  const names = [...CALL_NAMES, 'order', 'attempts', 'inProgressMinutes', 'now', 'random'] as const
  const given = readFields(options, 'options', names)
  const order = Number.isSafeInteger(given.order) ? String(given.order) : given.order
  if (typeof order !== 'string' || order === '')
    throw new KlumpServerError(
      'invalid_options',
      `order: expected the order’s number or name in your shop, got ${received(given.order)}.`,
    )
  const minutes = given.inProgressMinutes ?? 30
  if (typeof minutes !== 'number' || !(minutes >= 0))
    throw new KlumpServerError(
      'invalid_options',
      `inProgressMinutes: expected minutes, 0 or more, got ${received(minutes)}.`,
    )
  return {
    ...readCallSettings(given),
    order,
    attempts: readAttempts(given.attempts, order),
    inProgressMs: minutes * 60_000,
    now: (readHook(given.now, 'now') as (() => unknown) | undefined) ?? Date.now,
    random: (readHook(given.random, 'random') as Random | undefined) ?? randomBytes,
  }
}
