import { changed, says, type Fault, type Json, type Scene } from './fault.ts'

const PAGE = '<!doctype html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>'
const HTML = { 'content-type': 'text/html' }
const LATE = 40_000
const PAST_THE_SESSION = 31 * 60_000

/** The connection: what is lost, when, and what the server had done by then. */
const CONNECTION: readonly Fault[] = [
  { name: 'connection refused', device: 'nobody-listens' },
  { name: 'offline during', device: 'goes-offline' },
  { name: 'offline before', device: 'was-offline' },
  { name: 'says it is offline, and is not', device: 'seems-offline' },
  { name: 'reset before headers', applyFault: ({ reset }) => reset() },
  {
    name: 'reset mid-body',
    async applyFault({ forward, begin, reset }) {
      const { body } = await forward()
      await begin(body, body.length >> 1)
      reset()
    },
  },
  { name: 'no answer', applyFault: ({ holdForEver }) => holdForEver() },
  {
    name: 'answer lost',
    async applyFault({ forward, reset }) {
      await forward()
      reset()
    },
  },
  {
    name: 'answer too late',
    async applyFault({ forward, hold, answer }) {
      const { status, body, headers } = await forward()
      await hold(LATE)
      answer(status, body, headers)
    },
  },
  {
    name: 'arrives too late',
    async applyFault({ forward, hold, answer }) {
      await hold(LATE)
      const { status, body, headers } = await forward()
      answer(status, body, headers)
    },
  },
  {
    name: 'slow, then right',
    async applyFault({ forward, hold, answer }) {
      await hold(8_000)
      const { status, body, headers } = await forward()
      answer(status, body, headers)
    },
  },
  {
    name: 'drips and stops',
    async applyFault({ forward, begin, holdForEver }) {
      const { body } = await forward()
      await begin(body, 3)
      await holdForEver()
    },
  },
  {
    name: 'sent twice on the way',
    async applyFault({ forward, answer }) {
      await forward()
      const { status, body, headers } = await forward()
      answer(status, body, headers)
    },
  },
  {
    name: 'led astray (307)',
    applyFault: ({ answer, elsewhere }) => answer(307, '', { location: elsewhere }),
  },
]

/** Statuses, with bodies of several kinds. */
const STATUSES: readonly Fault[] = [
  { name: '500', applyFault: says(500, 'Something broke.') },
  { name: '502 with a page', applyFault: ({ answer }) => answer(502, PAGE, HTML) },
  { name: '503, Retry-After 2 s', applyFault: says(503, 'Back soon.', { 'retry-after': '2' }) },
  { name: '503, Retry-After 2 h', applyFault: says(503, 'Back later.', { 'retry-after': '7200' }) },
  { name: '429, Retry-After 1 s', applyFault: says(429, 'Slow down.', { 'retry-after': '1' }) },
  { name: '429', applyFault: says(429, 'Slow down.') },
  { name: '400 with a page', applyFault: ({ answer }) => answer(400, PAGE, HTML) },
  { name: '401', applyFault: says(401, 'No.') },
  {
    name: 'session ran out',
    async applyFault({ age, forward, answer }) {
      age(PAST_THE_SESSION)
      const { status, body, headers } = await forward()
      answer(status, body, headers)
    },
  },
  { name: '403', applyFault: says(403, 'Not for you.') },
  { name: '404', applyFault: says(404, 'There is nothing here.') },
  { name: '409', applyFault: says(409, 'Treated already.') },
]

/** Bodies that are no answer at all; the request was handled. */
const BODIES: readonly Fault[] = [
  instead('a page, 200', PAGE, HTML),
  instead('empty, 200', ''),
  instead('null', 'null'),
  instead('a list', '[]'),
  instead('10 MB', Buffer.alloc(10_000_000, ' ')),
  instead('says gzip and is none', '{}', { 'content-encoding': 'gzip' }),
  {
    name: 'cut in the middle',
    async applyFault({ forward, answer }) {
      const { status, body, headers } = await forward()
      answer(status, body.subarray(0, body.length >> 1), headers)
    },
  },
]

const EVIL = `\u202E<img src=x onerror="globalThis.hacked = true"><script>hacked = true</script>`
const leadsTo = (step: Json) => changed((json) => ({ ...json, next_step: step }))
const LOOP = {
  name: 'ONCE_MORE',
  method: 'POST',
  api: '/loans/account/once-more',
  form_fields: [{ type: 'text', name: 'why', required: true }],
}
const REDIRECT = { name: 'REDIRECT', method: 'GET', api: '/loans/account/new-loan/1' }

/** Answers that are JSON with wrong content. */
const CONTENTS: readonly Fault[] = [
  { name: 'wrong types', applyFault: changed((json) => turned(json)) },
  { name: 'no next step', applyFault: changed(({ next_step: _gone, ...rest }) => rest) },
  { name: 'unknown step', applyFault: leadsTo({ name: 'MOON_PHASE', method: 'POST', api: '/loans/moon' }) },
  {
    name: 'steps in a circle',
    applyFault: leadsTo(LOOP),
    own: { path: LOOP.api, applyFault: ({ answer }) => answer(200, JSON.stringify({ next_step: LOOP })) },
  },
  {
    name: 'javascript: redirect',
    applyFault: leadsTo({ ...REDIRECT, redirect_url: 'javascript:globalThis.hacked=true' }),
  },
  {
    name: 'data: redirect',
    applyFault: leadsTo({ ...REDIRECT, redirect_url: 'data:text/html,<script>hacked=true</script>' }),
  },
  {
    name: 'asks for the loan by another name',
    applyFault: leadsTo({ ...LOOP, name: 'ONE_MORE_FORM', api: '/loans/account/new-loan' }),
  },
  { name: 'scripts in every text', applyFault: changed((json) => spoilt(json)) },
  { name: 'prototype keys', applyFault: ({ forward, answer }) => poisoned({ forward, answer }) },
]

export const FAULTS: readonly Fault[] = [...CONNECTION, ...STATUSES, ...BODIES, ...CONTENTS]

function instead(name: string, body: string | Buffer, headers = {}): Fault {
  return {
    name,
    async applyFault({ forward, answer }) {
      await forward()
      answer(200, body, { 'content-type': 'application/json', ...headers })
    },
  }
}

// Numbers become lists, lists and text become objects: every value has another type than expected.
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return { 0: value[0] as unknown }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, turned(inner)]))
  return typeof value === 'string' ? { text: value } : [value]
}

// Only text that is shown to people, and nothing that the flow needs.
function spoilt(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((inner) => spoilt(inner, key))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoilt(inner, key)]))
  const shown = ['message', 'title', 'subtitle', 'text', 'label', 'placeholder', 'smalltext', 'merchant']
  return typeof value === 'string' && shown.includes(key) ? EVIL + value : value
}

// As text: an object literal would set the prototype instead of naming it.
async function poisoned({ forward, answer }: Pick<Scene, 'forward' | 'answer'>): Promise<void> {
  const { status, body, headers } = await forward()
  const field = (name: string) => `{"type":"text","name":"${name}","required":false}`
  const fields = ['__proto__', 'constructor', 'toString', 'valueOf'].map(field).join()
  const text = body
    .toString()
    .replace(/^\{/, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},')
    .replace(/"form_fields":\[/g, `"form_fields":[${fields},`)
    .replace(/,\]/g, ']')
  answer(status, status < 300 ? text : body, headers)
}
