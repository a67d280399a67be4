import { expect, it } from 'vitest'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { fetchVerdict, type Verdict } from './verify.ts'

const REFERENCE = 'KLP-1662-348036-0961'
const page = () => Object.assign(new EventTarget(), { visibilityState: 'visible' }) as unknown as Document

/** A shop's server that gives these answers, one after the other. */
function ask(...answers: readonly (Response | Error)[]) {
  return askOf(false, answers)
}
function askOf(pending: boolean, answers: readonly (Response | Error)[]) {
  const clock = manualClock()
  const sent: RequestInit[] = []
  const heard: Verdict[] = []
  const warnings: string[] = []
  const stop = fetchVerdict({
    url: '/confirm?order=7',
    reference: REFERENCE,
    pending,
    document: page(),
    clock,
    fetch: async (_url, init) => {
      sent.push(init ?? {})
      const answer = answers[sent.length - 1] ?? new Error('asked too often')
      if (answer instanceof Error) throw answer
      return answer
    },
    warn: (message) => warnings.push(message),
    onVerdict: (verdict) => heard.push(verdict),
  })
  return { clock, sent, heard, warnings, stop, answered: () => new Promise((resolve) => setTimeout(resolve)) }
}
const says = (verdict: unknown, status = 200) => Response.json({ verdict }, { status })

it('the reference and nothing else is posted to the shop’s server, and its verdict is reported', async () => {
  const { sent, heard, answered } = ask(says('paid'))
  await answered()
  expect(heard).toEqual(['paid'])
  expect(sent[0]).toMatchObject({
    method: 'POST',
    body: JSON.stringify({ reference: REFERENCE }),
    keepalive: true,
  })
})

it.each([
  ['a status and no body', new Response('', { status: 200 })],
  ['a verdict in capitals', says('PAID')],
  ['true', says(true)],
  ['a verdict and an error status', says('paid', 500)],
  ['a list', Response.json(['paid'])],
  ['nothing', Response.json(null)],
  ['no network', new Error('offline')],
])('the verdict is unknown when the server answers with %s', async (_what, answer) => {
  const { heard, answered } = ask(answer)
  await answered()
  expect(heard).toEqual(['unknown'])
})

it('the server is asked again while the verdict is unknown, and not after one is known', async () => {
  const { clock, sent, heard, answered } = ask(says('unknown'), new Error('offline'), says('not-paid'))
  await answered()
  clock.advance(5_000)
  await answered()
  clock.advance(14_999)
  await answered()
  expect(sent).toHaveLength(2)
  clock.advance(1)
  await answered()
  clock.advance(600_000)
  await answered()
  expect(heard).toEqual(['unknown', 'unknown', 'not-paid'])
  expect(sent).toHaveLength(3)
})

it('the server is asked four times at most, and not again after a stop', async () => {
  const patient = ask(...Array.from({ length: 4 }, () => says('unknown')))
  for (let turn = 0; turn < 8; turn++) {
    await patient.answered()
    patient.clock.advance(60_000)
  }
  expect(patient.heard).toEqual(Array(4).fill('unknown'))

  const left = ask(says('unknown'), says('paid'))
  await left.answered()
  left.stop()
  left.clock.advance(60_000)
  await left.answered()
  expect(left.sent).toHaveLength(1)
})

it('the first not-paid after a success is reported as unknown, and the second as not-paid', async () => {
  const { clock, heard, answered } = ask(says('not-paid'), says('not-paid'))
  await answered()
  clock.advance(5_000)
  await answered()
  expect(heard).toEqual(['unknown', 'not-paid'])
})

it('not-paid is reported as unknown while the bank has not decided, and the server is asked again', async () => {
  const { clock, heard, answered } = askOf(true, [says('not-paid'), says('not-paid'), says('paid')])
  await answered()
  clock.advance(5_000)
  await answered()
  clock.advance(15_000)
  await answered()
  expect(heard).toEqual(['unknown', 'unknown', 'paid'])
})

/** A response as `fetch` gives it after a redirect. */
const led = (to: string, response: Response) =>
  Object.defineProperties(response, { redirected: { value: true }, url: { value: to } })
const loginPage = () => new Response('<html>Log in</html>', { headers: { 'content-type': 'text/html' } })

it.each([
  [
    'an expired CSRF token',
    () => new Response('Page Expired', { status: 419 }),
    'answered 419; expected JSON',
  ],
  ['a login page', loginPage, 'answered 200 with text/html; expected JSON'],
  [
    'a redirect to a login page',
    () => led('https://shop.example/login?next=secret', loginPage()),
    'led to /login, which answered 200 with text/html; expected JSON',
  ],
  ['nothing', () => new Response(null, { status: 204 }), 'answered 204 with no content type'],
  ['an error', () => says('paid', 500), 'answered 500'],
  ['an unknown verdict', () => says('PAID'), '"paid" | "not-paid" | "in-progress" | "unknown"'],
])('the developer is warned once when the server answers with %s', async (_what, answer, said) => {
  const { clock, heard, warnings, answered } = ask(answer(), answer(), answer(), answer())
  for (let turn = 0; turn < 8; turn++) {
    await answered()
    clock.advance(60_000)
  }
  expect(heard).toEqual(Array(4).fill('unknown'))
  expect(warnings).toEqual([expect.stringContaining(said)])
  expect(warnings[0]).toMatch(/^Klump: verify-url \/confirm\W/)
  expect(warnings[0]).not.toMatch(/secret|KLP-|order=7/)
})

it.each([
  ['a verdict', says('unknown')],
  ['no network', new Error('offline')],
])('the developer is not warned of %s', async (_what, answer) => {
  const { warnings, answered } = ask(answer)
  await answered()
  expect(warnings).toEqual([])
})

it('after in-progress the server is asked again, and the next verdict is reported', async () => {
  const { clock, heard, answered } = ask(says('in-progress'), says('paid'))
  await answered()
  clock.advance(5_000)
  await answered()
  expect(heard).toEqual(['in-progress', 'paid'])
})
