import { Hono } from 'hono'
import { assumed } from '../assumed.ts'
import type { Core } from '../core.ts'
import { Refusal } from '../refusal.ts'
import { withSecretKey, type ServerCall } from '../routes/secret-call.ts'
import { readBody, requiredText, textOf, wholeNumber, type Body } from '../wire/body.ts'
import { insertPage } from './store.ts'

/** In naira, in either environment. */
const LEAST = 25_000
const MOST = 1_000_000_000

/** `POST /payment-pages`: makes a page on which one order can be paid, and answers with its link. */
export function paymentPageRoute(core: Core): Hono<ServerCall> {
  return new Hono<ServerCall>().post('/payment-pages', withSecretKey(core), async (c) => {
    const page = assumed('payment pages', readPage(await readBody(c.req)))
    const id = core.store.atomically(() => insertPage(core, c.get('key'), page))
    return c.json({ link: `${new URL(c.req.url).origin}/pay/${id}` })
  })
}

/** @throws Refusal 400 that names what is wrong */
function readPage(body: Body) {
  if (body['currency'] !== 'NGN') throw new Refusal(400, 'currency: expected "NGN".')
  for (const name of ['is_fixed_amount', 'is_published'])
    if (body[name] !== true) throw new Refusal(400, `${name}: expected true.`)
  const reference = requiredText(body, 'reference')
  if (reference.length > 255) throw new Refusal(400, 'reference: expected at most 255 characters.')
  return {
    merchant_reference: reference,
    name: requiredText(body, 'name'),
    description: textOf(body, 'description') ?? '',
    amount_kobo: wholeNumber(body, 'fixed_amount', LEAST, MOST) * 100,
  }
}
