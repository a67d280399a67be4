import { isLoopback } from '../../shared/address.ts'
import type { Core, Environment } from '../core.ts'
import { Refusal } from '../refusal.ts'

const LONGEST = 2000

/** The webhook URL of an account's environment; `undefined` when none is set. */
export function webhookUrl(core: Core, accountId: number, environment: Environment): string | undefined {
  const row = core.store.one(
    'SELECT url FROM webhook_url WHERE account_id = ? AND environment = ?',
    accountId,
    environment,
  ) as { url: string } | undefined
  return row?.url
}

/** Stores the URL, or removes it when the text is empty. @throws Refusal 400 */
export function setWebhookUrl(core: Core, accountId: number, environment: Environment, given: string): void {
  const text = given.trim()
  if (text === '') {
    core.store.run('DELETE FROM webhook_url WHERE account_id = ? AND environment = ?', accountId, environment)
    return
  }
  core.store.run(
    'INSERT OR REPLACE INTO webhook_url (account_id, environment, url) VALUES (?, ?, ?)',
    accountId,
    environment,
    readWebhookUrl(text),
  )
}

/** Klump calls any URL; the sandbox calls this machine only, so that no stranger receives a made-up order. @throws Refusal 400 */
export function readWebhookUrl(text: string): string {
  const refuse = (expected: string) => new Refusal(400, `The webhook URL: expected ${expected}.`)
  if (text.length > LONGEST) throw refuse(`at most ${LONGEST} characters`)
  if (!URL.canParse(text)) throw refuse('a whole address, for instance http://127.0.0.1:4101/webhooks/klump')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('http:// or https://')
  if (url.username !== '' || url.password !== '') throw refuse('an address without a name and password in it')
  if (!isLoopback(url.hostname)) {
    throw refuse('an address on this machine (localhost or 127.0.0.1): the sandbox calls nobody else')
  }
  return url.href
}
