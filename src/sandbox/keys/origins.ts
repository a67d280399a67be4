import type { Core, Environment } from '../core.ts'
import { Refusal } from '../refusal.ts'
import type { Body } from '../wire/body.ts'
import type { KeyOwner } from './check.ts'

const LONGEST = 2000

/** The origins whose pages may use the keys of one environment. Empty: any origin. */
export function allowedOrigins(core: Core, accountId: number, environment: Environment): string[] {
  const row = core.store.one(
    'SELECT origins FROM allowed_origins WHERE account_id = ? AND environment = ?',
    accountId,
    environment,
  ) as { origins: string } | undefined
  return row ? row.origins.split(' ') : []
}

/** Stores origins that are separated by blanks or commas; none removes the entry. @throws Refusal 400 */
export function setAllowedOrigins(
  core: Core,
  accountId: number,
  environment: Environment,
  given: string,
): void {
  if (given.length > LONGEST)
    throw new Refusal(400, `Allowed origins: expected at most ${LONGEST} characters.`)
  const origins = given
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readOrigin)
  core.store.run(
    'DELETE FROM allowed_origins WHERE account_id = ? AND environment = ?',
    accountId,
    environment,
  )
  if (origins.length > 0)
    core.store.run(
      'INSERT INTO allowed_origins (account_id, environment, origins) VALUES (?, ?, ?)',
      accountId,
      environment,
      [...new Set(origins)].join(' '),
    )
}

function readOrigin(text: string): string {
  const { origin = '', href = '' } = URL.canParse(text) ? new URL(text) : {}
  if (/^https?:[^*]+$/.test(origin) && href === `${origin}/`) return origin
  throw new Refusal(
    400,
    `Allowed origins: expected the beginning of an address without a path, for instance https://shop.example, received ${JSON.stringify(text)}.`,
  )
}

/**
 * Refuses an order from a page with an unknown origin, or from one inside a page with an unknown origin. The shopper's browser
 * provides `shop_origin` and `shop_ancestors`; a caller without a browser can send any values.
 * @throws Refusal 403 in words for the shop's developer
 */
export function checkOrigin(core: Core, key: KeyOwner, body: Body): void {
  const allowed = allowedOrigins(core, key.accountId, key.environment)
  if (allowed.length === 0) return
  const { shop_origin: shop, shop_ancestors: ancestors = [] } = body
  const where = `the account’s allowed origins (${key.environment.toUpperCase()}). Add it in the dashboard: Settings, “Allowed origins”.`
  if (shop === undefined)
    throw new Refusal(
      403,
      'shop_origin is missing, and the account has allowed origins. The checkout sends it where its document has <meta name="klump-shop-origin" content="send">.',
    )
  if (!allowed.some((origin) => origin === shop))
    throw new Refusal(403, `shop_origin: ${JSON.stringify(shop)} is not among ${where}`)
  const unknownKey = (Array.isArray(ancestors) ? ancestors : [ancestors]).find(
    (ancestor: unknown) => !allowed.some((origin) => origin === ancestor),
  ) as unknown
  if (unknownKey !== undefined)
    throw new Refusal(
      403,
      `shop_ancestors: ${JSON.stringify(unknownKey)} is around the page and not among ${where}`,
    )
}
