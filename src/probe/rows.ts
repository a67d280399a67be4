import { ORIGIN } from './calls.ts'
import type { WebhookRequest, Replies, Reply, Row } from './model.ts'
import { redacted, shapeOf } from './redact.ts'
import { at } from './send.ts'

/** Each entry of the documentation's list that a call or a webhook can answer, by its first words. */
const ABOUT = {
  bodies: 'The bodies of 400, 401 and 409 answers.',
  credentials: 'Whether the checkout calls work without Klump’s own client credentials.',
  webhooks: 'Whether a webhook carries `merchant_reference`.',
  usedUp: 'When a `merchant_reference` is used up.',
  abandoned: 'What `.abandoned` means, and what it leaves out.',
  dashboard: 'What Klump’s dashboard sends when a webhook address is saved.',
  pages: 'Most of payment pages.',
} as const

type Answer = Pick<Row, 'isKnown' | 'answer'>
const known = (answer: string): Answer => ({ isKnown: true, answer })
const unknown = (answer: string): Answer => ({ isKnown: false, answer })

const NOT_SENT = unknown('not asked')
const isOk = (reply: Reply | undefined) => reply !== undefined && reply.status >= 200 && reply.status < 300

/** What the answers show. `received` is undefined when probe did not listen for webhooks. */
export function rowsOf(replies: Replies, received: readonly WebhookRequest[] | undefined): Row[] {
  const row = (about: keyof typeof ABOUT, question: string, answer: Answer): Row => ({
    about: ABOUT[about],
    question,
    ...answer,
  })
  return [
    row(
      'credentials',
      'Do the checkout calls answer without client credentials?',
      withoutCredentials(replies),
    ),
    row('credentials', 'May a page of another origin make the checkout calls (CORS)?', crossOrigin(replies)),
    row('usedUp', 'What uses a merchant_reference up?', usedUpBy(replies)),
    row('usedUp', 'Can another lender be asked after a decline?', unknown('it takes a lender’s decline')),
    row(
      'usedUp',
      'Does verification take the shop’s own reference?',
      takesOwn(replies, ['own', 'own after the lender']),
    ),
    row('usedUp', 'Does resend-webhook take the shop’s own reference?', takesOwn(replies, ['resend'])),
    row('webhooks', 'Does verification name the merchant_reference?', verifyNames(replies)),
    row('webhooks', 'Does the webhook .successful name it?', webhookNames(received)),
    row('abandoned', 'What is left out of .abandoned?', unknown('it takes a day')),
    row('bodies', 'What is answered to initiate without an amount?', bodyOf(replies.get('no amount'))),
    row('bodies', 'What is answered to a call without a key?', bodyOf(replies.get('no key'))),
    row('bodies', 'What is answered to a key that nobody has?', bodyOf(replies.get('unknown key'))),
    row(
      'bodies',
      'What is answered to the verification of a reference that nobody began?',
      bodyOf(replies.get('not begun')),
    ),
    row('bodies', 'What is the body of 409?', conflict(replies)),
    row('pages', 'What does a payment page answer?', bodyOf(replies.get('page'))),
    row('pages', 'Does a reference make one payment page only?', onePage(replies)),
    row('pages', 'Is a page that nobody opened a transaction?', pageBegins(replies)),
    row('dashboard', 'What does the dashboard send when an address is saved?', onSaving(received)),
  ]
}

function withoutCredentials(replies: Replies): Answer {
  const [partners, begin] = [replies.get('partners'), replies.get('begin')]
  if (!partners || !begin) return NOT_SENT
  if (isOk(partners) && isOk(begin)) return known('yes')
  const answers = `GET /loans/partners ${partners.status}, POST /transactions/initiate ${begin.status}`
  const statuses = [partners.status, begin.status]
  if (statuses.includes(403)) return known(`no: ${answers}`)
  return unknown(statuses.includes(401) ? `${answers}: a wrong public key is answered with 401 too` : answers)
}

function crossOrigin(replies: Replies): Answer {
  const preflights = [...replies].filter(([name]) => name.startsWith('preflight '))
  const partners = replies.get('partners')
  if (preflights.length === 0 || !partners) return NOT_SENT
  if (preflights.some(([, { status }]) => status === 0)) return unknown('a preflight was not answered')
  const allows = ({ allowedOrigin }: Reply) => allowedOrigin === '*' || allowedOrigin === ORIGIN
  const refused = preflights.filter(([, reply]) => !isOk(reply) || !allows(reply))
  if (refused.length === preflights.length) return known('no')
  const names = refused.map(([name]) => name.slice('preflight '.length))
  const answer = allows(partners) ? 'yes' : 'preflights say yes, the answer to GET /loans/partners no'
  return known(names.length === 0 ? answer : `${answer}, but not ${names.join(', ')}`)
}

function usedUpBy(replies: Replies): Answer {
  const [begin, again, later] = ['begin', 'begin again', 'begin after the lender'].map((name) =>
    replies.get(name),
  )
  if (!isOk(begin) || !again) return unknown(begin ? `initiate answered ${begin.status}` : 'not asked')
  if (again.status === 409) return known('initiate')
  if (!isOk(again)) return unknown(`the second initiate answered ${again.status}`)
  if (!isOk(replies.get('lender')) || !later) return unknown('not initiate; no lender could be chosen')
  if (later.status === 409) return known('the choice of a lender')
  return isOk(later)
    ? known('neither initiate nor the choice of a lender')
    : unknown(`not initiate; after the choice of a lender it answered ${later.status}`)
}

function takesOwn(replies: Replies, names: readonly string[]): Answer {
  const sent = names.flatMap((name) => replies.get(name) ?? [])
  if (sent.length === 0 || !isOk(replies.get('begin'))) return NOT_SENT
  if (sent.some(isOk)) return known('yes')
  const statuses = sent.map(({ status }) => status)
  return statuses.every((status) => status === 404)
    ? known('no (404)')
    : unknown(`it answered ${statuses.join(', ')}`)
}

function verifyNames(replies: Replies): Answer {
  const verified = ['own', 'own after the lender', 'klump']
    .flatMap((name) => replies.get(name) ?? [])
    .filter(isOk)
  if (verified.length === 0) return unknown('no transaction was verified')
  const named = verified.filter(({ json }) => typeof at(json, 'data', 'merchant_reference') === 'string')
  if (named.length === verified.length) return known('yes')
  return known(named.length === 0 ? 'no' : 'in some answers')
}

function bodyOf(reply: Reply | undefined): Answer {
  if (!reply) return NOT_SENT
  return reply.status === 0 ? unknown('no answer') : known(`${reply.status}: ${shapeOf(reply.json)}`)
}

function conflict(replies: Replies): Answer {
  const refused = [...replies.values()].find(({ status }) => status === 409)
  return refused ? bodyOf(refused) : unknown('nothing was answered with 409')
}

function onePage(replies: Replies): Answer {
  const again = replies.get('page again')
  if (!isOk(replies.get('page')) || !again) return unknown('no page was made')
  if (again.status === 409) return known('yes: the second is refused with 409')
  return isOk(again) ? known('no') : unknown(`the second answered ${again.status}`)
}

function pageBegins(replies: Replies): Answer {
  const verified = replies.get('page verified')
  if (!isOk(replies.get('page')) || !verified) return unknown('no page was made')
  if (verified.status === 404) return known('no: verification answers 404')
  return isOk(verified)
    ? known(`yes: its status is ${redacted(String(at(verified.json, 'data', 'status')))}`)
    : unknown(`verification answered ${verified.status}`)
}

function webhookNames(received: readonly WebhookRequest[] | undefined): Answer {
  if (!received) return unknown('nobody listened (--listen)')
  const paid = received.filter(({ event, isSigned }) => event === 'successful' && isSigned)
  if (paid.length === 0) return unknown('no .successful was heard')
  const named = paid.filter(({ namesMerchantReference }) => namesMerchantReference)
  if (named.length === paid.length) return known('yes')
  return known(named.length === 0 ? 'no' : 'in some')
}

function onSaving(received: readonly WebhookRequest[] | undefined): Answer {
  if (!received) return unknown('nobody listened (--listen)')
  const probes = received.filter(({ event }) => event === undefined)
  if (probes.length === 0) return unknown('nothing but webhooks was heard')
  const each = probes.map(
    ({ method, isEmpty, isSigned }) =>
      `${method} ${isEmpty ? 'without a body' : 'with a body'}${isSigned ? ', signed' : ''}`,
  )
  return known([...new Set(each)].slice(0, 6).join('; '))
}
