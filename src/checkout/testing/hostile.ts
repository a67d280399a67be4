import * as fc from 'fast-check'

// Hostile answers: the right ones, changed in a few places.

type Bend = (json: unknown) => unknown

const LONG = 'x'.repeat(3000)
const NAMES = ['next_step', 'data', 'token', 'name', 'form_fields', '__proto__', 'constructor', 'message']
const STEPS = [
  'REDIRECT',
  'PAYMENT_LINK',
  'NEW_LOAN',
  'LOAN_STATUS',
  'VERIFY_OTP',
  'TERM_CONDITIONS',
  'NO_SUCH_STEP',
]
const APIS = [
  '/loans/account/new-loan',
  '/loans/account/new-loan/7',
  '//elsewhere.example/x',
  '/../../x',
  '/loans/account/verification',
  'x',
]
const ADDRESSES = [
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'http://elsewhere.example',
  'https://bank.example/x',
  ' JaVaScRiPt:1',
  '//x',
]
const ODD = [
  null,
  '',
  '0',
  0,
  -1,
  1e308,
  -0,
  0.1 + 0.2,
  '1e9',
  'NaN',
  true,
  [],
  {},
  [[]],
  '\u202Eevil',
  '<script>1</script>',
  LONG,
  'toString',
  '\ud800',
  '9'.repeat(40),
  'Jun 31, 2023',
  '2023-99-99',
]

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...ODD) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...STEPS, ...APIS, ...ADDRESSES) },
  fc.jsonValue({ maxDepth: 3 }),
)

/** The number of a place in an answer, modulo the number of its places. */
const place = fc.nat(10_000)

const bend: fc.Arbitrary<Bend> = fc.oneof(
  fc.tuple(place, value).map(
    ([at, into]): Bend =>
      (json) =>
        changedAt(json, at, () => into),
  ),
  fc.tuple(place, fc.constantFrom(...NAMES), value).map(
    ([at, name, into]): Bend =>
      (json) =>
        changedAt(json, at, (there) => (isObject(there) ? withKey(there, name, into) : there)),
  ),
  place.map(
    (at): Bend =>
      (json) =>
        changedAt(json, at, (there) => (Array.isArray(there) ? there.slice(1) : [there, there])),
  ),
  place.map(
    (at): Bend =>
      (json) =>
        changedAt(json, at, (there) => (isObject(there) ? withoutOne(there, at) : undefined)),
  ),
  fc.constantFrom(...STEPS).map(
    (name): Bend =>
      (json) =>
        withStep(json, { name }),
  ),
  fc.constantFrom(...APIS).map(
    (api): Bend =>
      (json) =>
        withStep(json, { api }),
  ),
  fc.constantFrom(...ADDRESSES).map(
    (redirect_url): Bend =>
      (json) =>
        withStep(json, { name: 'REDIRECT', redirect_url }),
  ),
)

/** Turns the right answer into a wrong one: status, headers, and a body that may not even be JSON. */
export type Spoil = (right: unknown) => { status: number; body: string; headers?: Record<string, string> }

export const spoiled: fc.Arbitrary<Spoil> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(bend, { minLength: 1, maxLength: 4 }).map((bends): Spoil => (right) => ({
      status: 200,
      body: JSON.stringify(bends.reduce((json, bend) => bend(json), right)) ?? '',
    })),
  },
  fc.jsonValue().map((json): Spoil => () => ({ status: 200, body: JSON.stringify(json) })),
  fc.tuple(place, fc.string()).map(([at, junk]): Spoil => (right) => {
    const text = JSON.stringify(right)
    return {
      status: 200,
      body: text.slice(0, at % text.length) + junk + text.slice((at % text.length) + junk.length),
    }
  }),
  fc
    .tuple(fc.constantFrom(400, 401, 403, 404, 408, 409, 418, 422, 429, 500, 502, 503), value)
    .map(([status, message]): Spoil => (right) => ({
      status,
      body: JSON.stringify({ ...(right as object), message, error: message }),
      headers: { 'retry-after': String(message).replaceAll(/[^\d]/g, '').slice(0, 3) },
    })),
)

const isObject = (json: unknown): json is Record<string, unknown> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

// Sets `__proto__` as an own property, as JSON.parse does.
function withKey(object: Record<string, unknown>, name: string, value: unknown): unknown {
  return Object.fromEntries([...Object.entries(object), [name, value]])
}

function withoutOne(object: Record<string, unknown>, at: number): unknown {
  const names = Object.keys(object)
  const gone = names[at % Math.max(1, names.length)]
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== gone))
}

function withStep(json: unknown, changes: object): unknown {
  if (!isObject(json)) return json
  const step = isObject(json['next_step'])
    ? json['next_step']
    : { method: 'GET', api: '/loans/account/new-loan/7' }
  return { ...json, next_step: { ...step, ...changes } }
}

/** A copy of a tree with one place changed, which a number selects. */
function changedAt(json: unknown, at: number, change: (there: unknown) => unknown): unknown {
  const count = size(json)
  return go(json, at % count, change)
}

const children = (json: unknown): unknown[] =>
  Array.isArray(json) ? json : isObject(json) ? Object.values(json) : []

function size(json: unknown): number {
  return children(json).reduce<number>((sum, inner) => sum + size(inner), 1)
}

function go(json: unknown, at: number, change: (there: unknown) => unknown): unknown {
  if (at === 0) return change(json)
  let before = 1
  const into = (inner: unknown): unknown => {
    const from = before
    before += size(inner)
    return at >= from && at < before ? go(inner, at - from, change) : inner
  }
  if (Array.isArray(json)) return json.map(into)
  return Object.fromEntries(Object.entries(json as object).map(([name, inner]) => [name, into(inner)]))
}
