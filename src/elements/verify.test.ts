import { expect, it } from 'vitest'
import { manualClock } from '../shared/testing/manual-clock.ts'
import { askVerdict, type Verdict } from './verify.ts'

const REFERENCE = 'KLP-1662-348036-0961'
const page = () => Object.assign(new EventTarget(), { visibilityState: 'visible' }) as unknown as Document

/** A shop's server that answers this, one after the other. */
function ask(...answers: readonly (Response | Error)[]) {
  return askOf(false, answers)
}
function askOf(pending: boolean, answers: readonly (Response | Error)[]) {
  const clock = manualClock()
  const sent: RequestInit[] = []
  const heard: Verdict[] = []
  const warnings: string[] = []
  const stop = askVerdict({
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
    tell: (verdict) => heard.push(verdict),
  })
  return { clock, sent, heard, warnings, stop, answered: () => new Promise((resolve) => setTimeout(resolve)) }
}
const says = (verdict: unknown, status = 200) => Response.json({ verdict }, { status })

it('posts the reference and nothing else, and tells the verdict', async () => {
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
  ['a status without a word', new Response('', { status: 200 })],
  ['a word that merely looks like a yes', says('PAID')],
  ['true', says(true)],
  ['a yes with an error', says('paid', 500)],
  ['a list', Response.json(['paid'])],
  ['nothing', Response.json(null)],
  ['no network', new Error('offline')],
])('%s is not known yet', async (_what, answer) => {
  const { heard, answered } = ask(answer)
  await answered()
  expect(heard).toEqual(['unknown'])
})

it('asks again while nobody knows, and stops when somebody does', async () => {
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

it('gives up after the fourth time, and at once when it is stopped', async () => {
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

it('does not call a payment off that the bank has not decided, and asks on', async () => {
  const { clock, heard, answered } = askOf(true, [says('not-paid'), says('paid')])
  await answered()
  clock.advance(5_000)
  await answered()
  expect(heard).toEqual(['unknown', 'paid'])
})

/** As `fetch` hands over what came after a redirect. */
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
  ['a word that is none', () => says('PAID'), '"paid" | "not-paid" | "in-progress" | "unknown"'],
])('says once that the server answered with %s', async (_what, answer, said) => {
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
])('says nothing of %s', async (_what, answer) => {
  const { warnings, answered } = ask(answer)
  await answered()
  expect(warnings).toEqual([])
})

it('a bank that is still deciding is asked after again, and what it then says is told', async () => {
  const { clock, heard, answered } = ask(says('in-progress'), says('paid'))
  await answered()
  clock.advance(5_000)
  await answered()
  expect(heard).toEqual(['in-progress', 'paid'])
})
