import { expect } from 'vitest'
import { Client } from '../testing/client.ts'
import { orderOf, START } from '../testing/stand.ts'
import { walkTo } from '../testing/walk.ts'
import type { Line } from './line.ts'
import { CUSTOMER, decimal, instant, ITEM, number } from './shapes.ts'
import { order, paid, transactionOf } from './world.ts'

/** The requests of the shop's server. */
export const VERIFICATION: readonly Line[] = [
  {
    fact: '6.1',
    mark: 'documented',
    title: 'verification answers a state and the transaction with its items, to the secret key',
    holds: async ({ begin, request }) => {
      const { body } = await begin('A-1')
      const reference = String(body['reference'])
      const { status, body: verified } = await request('GET', `/transactions/${reference}/verify`)
      expect(status).toBe(200)
      expect(verified).toEqual({
        state: 'success',
        data: {
          id: number,
          reference,
          amount: decimal,
          original_amount: decimal,
          status: 'new',
          currency: 'NGN',
          merchant_reference: 'A-1',
          meta_data: { reference: 'A-1' },
          is_live: false,
          items: [ITEM],
        },
      })
    },
  },
  {
    fact: '6.1',
    mark: 'documented',
    title: 'no key, a wrong key and the public key are refused with 401 in known words',
    holds: async ({ sandbox, begin, origin }) => {
      const { body } = await begin('A-1')
      const { publicKey } = sandbox.account().test
      for (const key of [undefined, 'klp_sk_test_0000', publicKey]) {
        const headers = key === undefined ? {} : { 'klump-secret-key': key }
        const address = `${origin}/v1/transactions/${String(body['reference'])}/verify`
        const response = await fetch(address, { headers })
        expect(response.status).toBe(401)
        expect(await response.text()).toContain("You didn't provide a valid API key.")
      }
    },
  },
  {
    fact: '6.2',
    mark: 'documented',
    title: 'a reference of Klump’s has the seconds of its creation and four digits',
    holds: async ({ begin }) => {
      const { body } = await begin('A-1')
      expect(body['reference']).toMatch(/^KLP-\d{4}-\d{6}-\d{4}$/)
      expect(String(body['reference']).replaceAll(/\D/g, '').slice(0, 10)).toBe(String(START / 1000))
    },
  },
  {
    fact: '6.3',
    mark: 'documented',
    title: 'amount is text, and in public samples what the shopper repays in all, interest included',
    holds: async (world) => {
      const { client } = await walkTo('LOAN_STATUS', 'klump', world.sandbox, orderOf(197_000))
      const { reference } = client.last.body['data'] as { reference: string }
      await world.sandbox.advance(3000)
      expect((await transactionOf(world, reference))?.['amount']).toBe('205952.33')
    },
  },
  {
    fact: '6.4',
    mark: 'assumed',
    title:
      'original_amount, published for .abandoned and new-loan, stands beside the amount: the order without interest',
    holds: async (world) => {
      const reference = await paid(world)
      const { amount, original_amount: original } = (await transactionOf(world, reference)) ?? {}
      expect(original).toBe('60000.00')
      expect(Number(amount)).toBeGreaterThan(60_000)
    },
  },
  {
    fact: '6.5',
    mark: 'documented',
    title: 'the status is new until the bank has approved, and then successful',
    holds: async (world) => {
      const reference = await world.walk('LOAN_STATUS', 'A-1')
      expect(await transactionOf(world, reference)).toMatchObject({ status: 'new' })
      await world.sandbox.advance(3000)
      expect(await transactionOf(world, reference)).toMatchObject({ status: 'successful' })
    },
  },
  {
    fact: '6.6',
    mark: 'documented',
    title: 'is_live and the currency say which money it is',
    holds: async (world) => {
      const { body } = await world.begin('A-1')
      expect(await transactionOf(world, body['reference'])).toMatchObject({ is_live: false, currency: 'NGN' })
      const { secretKey, publicKey } = world.sandbox.account().live
      world.sandbox.setMode('live')
      const live = await new Client(world.sandbox, order('A-1'), publicKey).initiate()
      const path = `${world.origin}/v1/transactions/${String(live.body['reference'])}/verify`
      const answer = await fetch(path, { headers: { 'klump-secret-key': secretKey } })
      expect(await answer.json()).toMatchObject({ data: { is_live: true, currency: 'NGN' } })
    },
  },
  {
    fact: '6.7',
    mark: 'documented',
    title: 'resend-webhook answers the same with delivery, time and customer, and sends the newest state',
    holds: async (world) => {
      const reference = await paid(world)
      const { status, body } = await world.request('GET', `/transactions/${reference}/resend-webhook`)
      await world.sandbox.advance(0)
      expect(status).toBe(200)
      expect(body).toEqual({
        state: 'success',
        data: {
          ...(await transactionOf(world, reference)),
          shipping_fee: '0.00',
          created_at: instant,
          customer: CUSTOMER,
        },
      })
      expect(world.receiver.story).toEqual([
        'initiated new',
        'successful successful',
        'successful successful',
      ])
    },
  },
]
