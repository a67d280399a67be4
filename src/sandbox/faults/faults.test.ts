import { describe, expect, it } from 'vitest'
import { Client, ORIGIN } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

const NEW_LOAN = 'POST /v1/loans/account/new-loan'

describe('a fault', () => {
  it('answers with a status as often as it is set, and then no more', async () => {
    const { sandbox } = stand()
    sandbox.faults.set({
      route: 'GET /v1/loans/partners',
      kind: 'status',
      status: 429,
      retryAfter: 2,
      times: 2,
    })
    const ask = () =>
      sandbox.fetch(
        new Request(`${ORIGIN}/v1/loans/partners`, {
          headers: { 'klump-public-key': sandbox.account().test.publicKey },
        }),
      )
    const first = await ask()
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '2'])
    expect((await ask()).status).toBe(429)
    expect((await ask()).status).toBe(200)
    expect(sandbox.faults.list()).toEqual([])
  })

  it('loses the answer of a loan that was created', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('NEW_LOAN', 'klump', sandbox, orderOf(40_000))
    sandbox.faults.set({ route: NEW_LOAN, kind: 'lost-answer' })
    await expect(client.goOn()).rejects.toThrow(TypeError)
    expect(sandbox.loanCount()).toBe(1)
    expect((await client.goOn()).status).toBe(409)
  })

  it('drops the connection before anything is created', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('NEW_LOAN', 'klump', sandbox, orderOf(40_000))
    sandbox.faults.set({ route: NEW_LOAN, kind: 'drop' })
    await expect(client.goOn()).rejects.toThrow(TypeError)
    expect(sandbox.loanCount()).toBe(0)
    expect((await client.goOn()).status).toBe(200)
  })

  it('answers with HTML where JSON is expected', async () => {
    const { sandbox } = stand()
    sandbox.faults.set({ route: 'POST /v1/transactions/initiate', kind: 'not-json' })
    await expect(new Client(sandbox, orderOf(40_000)).initiate()).rejects.toThrow(SyntaxError)
  })

  it('delays the answer by the timer that was passed in', async () => {
    const waited: number[] = []
    const { sandbox } = stand({
      wait: (ms) => {
        waited.push(ms)
        return Promise.resolve()
      },
    })
    sandbox.faults.set({ route: 'POST /v1/transactions/initiate', kind: 'delay', ms: 8000 })
    expect((await new Client(sandbox, orderOf(40_000)).initiate()).status).toBe(200)
    expect(waited).toEqual([8000])
  })

  it('matches a route with a parameter', async () => {
    const { sandbox } = stand()
    const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(40_000))
    sandbox.faults.set({ route: 'GET /v1/loans/account/new-loan/:id', kind: 'status', status: 503 })
    expect((await client.goOn()).status).toBe(503)
  })
})

describe('the faults endpoint', () => {
  const fault = { route: NEW_LOAN, kind: 'status', status: 500 }
  const post = (origin: string, body: unknown, type = 'application/json') =>
    new Request(`${origin}/sandbox/faults`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    })

  it('sets and clears a fault for a client on this machine', async () => {
    const { sandbox } = stand()
    expect((await sandbox.fetch(post('http://127.0.0.1:4999', fault))).status).toBe(201)
    expect(sandbox.faults.list()).toEqual([{ ...fault, times: 1 }])
    await sandbox.fetch(new Request(`${ORIGIN}/sandbox/faults`, { method: 'DELETE' }))
    expect(sandbox.faults.list()).toEqual([])
  })

  it.each([
    ['another host', post('http://sandbox.example', fault), 403],
    ['a form of another site', post(ORIGIN, fault, 'text/plain'), 400],
    ['a route without a method', post(ORIGIN, { ...fault, route: '/v1/x' }), 400],
    ['an unknown kind', post(ORIGIN, { ...fault, kind: 'explode' }), 400],
    ['a status that is not an error', post(ORIGIN, { ...fault, status: 200 }), 400],
  ])('refuses %s', async (_, request, status) => {
    const { sandbox } = stand()
    expect((await sandbox.fetch(request)).status).toBe(status)
    expect(sandbox.faults.list()).toEqual([])
  })

  it('refuses a client from the network that claims to be local', async () => {
    const { sandbox } = stand()
    const peer = { incoming: { socket: { destroy: () => undefined, remoteAddress: '192.0.2.7' } } }
    expect((await sandbox.fetch(post(ORIGIN, fault), peer)).status).toBe(403)
  })
})
