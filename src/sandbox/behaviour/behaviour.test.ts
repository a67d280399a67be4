import { expect, it } from 'vitest'
import type { Sandbox } from '../index.ts'
import { Client, ORIGIN } from '../testing/client.ts'
import { orderOf, stand } from '../testing/stand.ts'

const STRICT = {
  references: 'strict',
  usedUpAt: 'initiate',
  afterDecline: 'same-transaction',
  verifyNamesMerchantReference: true,
  successfulNamesMerchantReference: false,
}

async function ask(sandbox: Sandbox, body?: unknown, { origin = ORIGIN, type = 'application/json' } = {}) {
  const init = { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) }
  const response = await sandbox.fetch(new Request(`${origin}/sandbox/behaviour`, body ? init : {}))
  return { status: response.status, ...((await response.json()) as { data?: unknown; message?: string }) }
}

it('the behaviour is strict by default, and stays so in the parts that are not given', async () => {
  expect(await ask(stand().sandbox)).toEqual({ status: 200, data: STRICT })
  const { sandbox } = stand({ behaviour: { usedUpAt: 'lender' } })
  expect(sandbox.behaviour.get()).toEqual({ ...STRICT, usedUpAt: 'lender' })
})

it('the behaviour can change while the sandbox runs, and applies from the next request on', async () => {
  const { sandbox } = stand()
  const initiate = async () =>
    (await new Client(sandbox, orderOf(40_000, { merchant_reference: 'A-1' })).initiate()).status
  expect([await initiate(), await initiate()]).toEqual([200, 409])
  expect(await ask(sandbox, { references: 'kind' })).toMatchObject({ data: { references: 'kind' } })
  expect(await initiate()).toBe(200)
  sandbox.behaviour.set({ references: 'strict' })
  expect(await initiate()).toBe(409)
})

it.each([
  [{ references: 'lax' }, 'references: expected "strict" or "kind", received "lax".'],
  [{ usedUpAt: null }, 'usedUpAt: expected "initiate" or "lender", received null.'],
  [{ verifyNamesMerchantReference: 'true' }, 'expected true or false, received "true"'],
  [{ constructor: 'kind' }, 'constructor: expected one of references, usedUpAt'],
])('the behaviour endpoint refuses %j, names the choices and changes nothing', async (wrong, message) => {
  const { sandbox } = stand()
  const { status, message: said } = await ask(sandbox, { references: 'kind', ...wrong })
  expect(status).toBe(400)
  expect(said).toContain(message)
  expect(sandbox.behaviour.get()).toEqual(STRICT)
})

it('the behaviour endpoint accepts changes from this machine only, and no form of another page', async () => {
  const { sandbox } = stand()
  expect(await ask(sandbox, { references: 'kind' }, { origin: 'http://sandbox.example' })).toMatchObject({
    status: 403,
  })
  expect(await ask(sandbox, { references: 'kind' }, { type: 'text/plain' })).toMatchObject({ status: 400 })
  expect(sandbox.behaviour.get()).toEqual(STRICT)
})
