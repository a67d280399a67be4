import { expect, it } from 'vitest'
import type { Sandbox } from '../index.ts'
import { call, ORIGIN } from '../testing/client.ts'
import { listening } from '../testing/listening.ts'
import { orderOf, stand } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'

function resend(sandbox: Sandbox, reference: unknown) {
  return call(sandbox, 'GET', `/transactions/${String(reference)}/resend-webhook`, {
    'klump-secret-key': sandbox.account().test.secretKey,
  })
}

it('resend-webhook sends the newest state under a new id, and answers with its data', async () => {
  const { sandbox, receiver } = await listening()
  const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(40_000))
  const { reference } = client.last.body['data'] as { reference: string }
  await resend(sandbox, reference)
  await sandbox.advance(3000)
  const { status, body } = await resend(sandbox, reference)
  await sandbox.advance(0)
  expect(receiver.story).toEqual([
    'initiated new',
    'initiated new',
    'successful successful',
    'successful successful',
  ])
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(4)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    state: 'success',
    data: {
      reference,
      status: 'successful',
      shipping_fee: '0.00',
      created_at: expect.any(String) as string,
      customer: { email: 'ada@example.test', phone: '+2348012345678' },
    },
  })
  expect(body).not.toHaveProperty('message')
})

it('resend-webhook reports when nothing is sent, and why', async () => {
  const { sandbox } = stand()
  const { client } = await walkTo('LOAN_STATUS', 'klump', sandbox, orderOf(40_000), {
    phoneNumber: '08011111111',
  })
  const { reference } = client.last.body['data'] as { reference: string }
  expect((await resend(sandbox, reference)).body['message']).toContain('No webhook URL is set for TEST')
  await sandbox.advance(3000)
  expect((await resend(sandbox, reference)).body['message']).toContain('declined')
  expect((await resend(sandbox, 'KLP-0000-000000-0000')).status).toBe(404)
})

it('the clock endpoint lets a tester advance the clock, from this machine only', async () => {
  const { sandbox, receiver } = await listening()
  const post = (body: unknown, { origin = ORIGIN, type = 'application/json' } = {}) =>
    sandbox.fetch(
      new Request(`${origin}/sandbox/clock`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: JSON.stringify(body),
      }),
    )
  await walkTo('VERIFY_OTP', 'stanbic', sandbox, orderOf(40_000))
  const answer = await post({ advanceMs: 86_400_000 })
  expect(await answer.json()).toEqual({ data: { now: '2023-05-21T09:00:00.000Z', aheadMs: 86_400_000 } })
  expect(receiver.story).toEqual(['initiated new', 'abandoned abandoned'])
  expect((await post({ advanceMs: -1 })).status).toBe(400)
  expect((await post({ advanceMs: 1 }, { origin: 'http://sandbox.example' })).status).toBe(403)
  expect((await post({ advanceMs: 1 }, { type: 'text/plain' })).status).toBe(400)
})
