import { expect, it } from 'vitest'
import { signedIn } from '../testing/browser.ts'
import { stand } from '../testing/stand.ts'

const SETTINGS = '/dashboard/settings/webhooks'
const ADDRESS = 'http://127.0.0.1:4101/webhooks/klump'

interface Call {
  url: string
  method: string | undefined
  body: unknown
  redirect: string | undefined
}

/** The dashboard, and a shop's server that answers GET and POST with `answers`. */
async function settings(answers: (method: string) => Promise<Response>) {
  const calls: Call[] = []
  const { sandbox } = stand({
    fetch: (url, { method, body, redirect }) => {
      calls.push({ url, method, body, redirect })
      return answers(method ?? '')
    },
    timer: (ms, run) => {
      if (ms === 10_000) setImmediate(run)
      return () => {}
    },
  })
  const browser = await signedIn(sandbox)
  return { sandbox, calls, save: (test: string, live = '') => browser.send(SETTINGS, { test, live }) }
}

const says = (statuses: Record<string, number>) => async (method: string) =>
  new Response(null, { status: statuses[method] ?? 500 })

it('the dashboard calls a saved address with GET, then with an empty POST, and shows the answers', async () => {
  const { sandbox, calls, save } = await settings(says({ GET: 200, POST: 200 }))
  const page = await save(ADDRESS)
  expect(calls).toEqual([
    { url: ADDRESS, method: 'GET', body: undefined, redirect: 'manual' },
    { url: ADDRESS, method: 'POST', body: '', redirect: 'manual' },
  ])
  expect(page.text).toContain('The webhook URLs are saved. TEST: GET: HTTP 200. Empty POST: HTTP 200.')
  expect(page.text).not.toContain('may not take it')
  expect(sandbox.webhooks.url('test')).toBe(ADDRESS)
})

it.each([
  ['a shop that accepts signed webhooks only', { GET: 404, POST: 401 }],
  ['a shop that redirects', { GET: 302, POST: 200 }],
  ['a shop that fails', { GET: 200, POST: 500 }],
])('the dashboard saves the address of %s, and names what to change', async (_, statuses) => {
  const { sandbox, save } = await settings(says(statuses))
  const { text } = await save(ADDRESS)
  expect(text).toContain(`GET: HTTP ${statuses.GET}. Empty POST: HTTP ${statuses.POST}.`)
  expect(text).toContain('answer 200 to both')
  expect(sandbox.webhooks.url('test')).toBe(ADDRESS)
})

it('the dashboard saves an address that refuses the connection or does not answer', async () => {
  const { sandbox, save } = await settings((method) =>
    method === 'GET'
      ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
      : new Promise((_, reject) => {
          setImmediate(() => setImmediate(reject))
        }),
  )
  const { text } = await save(ADDRESS)
  expect(text).toContain('GET: Nobody listens there (ECONNREFUSED). Empty POST: No answer within 10 s.')
  expect(sandbox.webhooks.url('test')).toBe(ADDRESS)
})

it('the dashboard calls the address of each environment, and no empty one', async () => {
  const { calls, save } = await settings(says({ GET: 200, POST: 200 }))
  await save('', ADDRESS)
  expect(calls.map(({ url, method }) => [url, method])).toEqual([
    [ADDRESS, 'GET'],
    [ADDRESS, 'POST'],
  ])
})

it.each([
  'https://shop.example/hooks',
  'http://169.254.169.254/',
  'ftp://localhost/',
  'http://localhost@x.example/',
])('the dashboard does not call an address that it refuses: %s', async (address) => {
  const { calls, save } = await settings(says({}))
  expect((await save(address)).status).toBe(400)
  expect(calls).toEqual([])
})

it('the settings page explains that a saved address is called', async () => {
  const browser = await signedIn(stand().sandbox)
  expect((await browser.open('/dashboard/settings')).text).toContain('GET, then an empty POST')
})
