import { expect } from 'vitest'
import { Client } from '../testing/client.ts'
import { isSigned } from '../testing/receiver.ts'
import type { Line } from './line.ts'
import { CUSTOMER, decimal, instant, ITEM, number } from './shapes.ts'
import { HOUR, order, paid } from './world.ts'

/** The webhooks that the shop's server receives. */
export const WEBHOOKS: readonly Line[] = [
  {
    fact: '6.8',
    mark: 'documented',
    title: 'webhooks are POSTs of JSON: initiated with status new, successful, abandoned',
    holds: async (world) => {
      await paid(world)
      await world.walk('VERIFY_PHONE_OTP', 'A-2')
      await world.sandbox.advance(24 * HOUR)
      expect(world.receiver.received.map(({ event, data }) => [event, data['status']])).toEqual([
        ['klump.payment.transaction.initiated', 'new'],
        ['klump.payment.transaction.successful', 'successful'],
        ['klump.payment.transaction.initiated', 'new'],
        ['klump.payment.transaction.abandoned', 'abandoned'],
      ])
      for (const { headers } of world.receiver.received)
        expect(headers['content-type']).toBe('application/json')
    },
  },
  {
    fact: '6.9',
    mark: 'documented',
    title: 'X-Klump-Signature is the HMAC-SHA512 of the raw body with the secret key, as hex',
    holds: async (world) => {
      await paid(world)
      const { test, live } = world.sandbox.account()
      for (const webhook of world.receiver.received) {
        expect(isSigned(webhook, test.secretKey)).toBe(true)
        expect(isSigned(webhook, live.secretKey)).toBe(false)
        expect(webhook.headers['x-klump-signature']).toMatch(/^[\da-f]{128}$/)
      }
    },
  },
  {
    fact: '6.10',
    mark: 'documented',
    title: 'X-Klump-Webhook-Id stays the same over retries, and X-Klump-Webhook-Attempt counts from 1',
    holds: async ({ begin, sandbox, receiver }) => {
      receiver.answer = 500
      await begin('A-1')
      await sandbox.advance(2 * HOUR)
      expect(receiver.received.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
      expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1)
      expect(receiver.received[0]?.id).toMatch(/\S/)
    },
  },
  ...[200, 201].map((status): Line => ({
    fact: '6.11',
    mark: 'documented',
    title: `an answer of ${status} ends the delivery of a webhook`,
    holds: async ({ begin, sandbox, receiver }) => {
      receiver.answer = status
      await begin('A-1')
      await sandbox.advance(80 * HOUR)
      expect(receiver.received).toHaveLength(1)
    },
  })),
  ...[202, 204, 302, 400, 404, 500].map((status): Line => ({
    fact: '6.11',
    mark: 'documented',
    title: `an answer of ${status} is followed by a retry each hour, for 72 hours`,
    holds: async ({ begin, sandbox, receiver }) => {
      receiver.answer = status
      await begin('A-1')
      await sandbox.advance(HOUR - 1)
      expect(receiver.received).toHaveLength(1)
      await sandbox.advance(1)
      expect(receiver.received).toHaveLength(2)
      await sandbox.advance(80 * HOUR)
      expect(receiver.received).toHaveLength(73)
    },
  })),
  {
    fact: '6.12',
    mark: 'documented',
    title: 'each environment has its own webhook address, which receives no other webhooks',
    holds: async ({ begin, sandbox, receiver }) => {
      sandbox.webhooks.setUrl('live', receiver.url('/live'))
      await begin('A-1')
      sandbox.setMode('live')
      await new Client(sandbox, order('A-1'), sandbox.account().live.publicKey).initiate()
      await sandbox.advance(0)
      expect(receiver.received.map(({ path, data }) => [path, data['is_live']])).toEqual([
        ['/webhooks', false],
        ['/live', true],
      ])
    },
  },
  {
    fact: '6.13',
    mark: 'documented',
    title: 'the body is the event and the transaction with items and customer',
    holds: async (world) => {
      const reference = await paid(world)
      const [, received] = world.receiver.received
      expect(JSON.parse(String(received?.raw))).toEqual({
        event: 'klump.payment.transaction.successful',
        data: {
          id: number,
          reference,
          amount: decimal,
          currency: 'NGN',
          meta_data: { reference: 'A-1' },
          status: 'successful',
          is_live: false,
          shipping_fee: decimal,
          created_at: instant,
          items: [ITEM],
          customer: CUSTOMER,
        },
      })
    },
  },
  {
    fact: '6.14',
    mark: 'documented',
    title: '.abandoned adds original_amount, interest and repayment_cycle',
    holds: async ({ walk, sandbox, receiver }) => {
      await walk('VERIFY_PHONE_OTP', 'A-1')
      await sandbox.advance(24 * HOUR)
      expect(receiver.received.at(-1)?.data).toMatchObject({
        original_amount: '60000.00',
        interest: null,
        repayment_cycle: null,
      })
    },
  },
  {
    fact: '6.15',
    title: 'what real shops’ servers get wrong',
    notTheApi: 'About shops’ servers. src/server prevents these mistakes, and its tests check that.',
  },
]
