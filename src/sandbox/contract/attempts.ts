import { expect } from 'vitest'
import { walkTo } from '../testing/walk.ts'
import type { Line } from './line.ts'
import { DECLINES, HOUR, order, paid, REFUSED, transactionOf, verify, type World } from './world.ts'

const statusOf = async (world: World, reference: string) =>
  (await transactionOf(world, reference))?.['status']

/** What happens to a merchant_reference. One shop observed it in production in July 2026. Klump documents none of it. */
export const ATTEMPTS: readonly Line[] = [
  {
    fact: '9.1',
    mark: 'observed',
    title: 'verify and resend-webhook take the shop’s own reference, and name Klump’s: a killed tab is found',
    holds: async (world) => {
      const reference = await world.walk('LOAN_STATUS', 'A-1')
      await world.sandbox.advance(3000)
      for (const call of ['verify', 'resend-webhook']) {
        const { status, body } = await world.request('GET', `/transactions/A-1/${call}`)
        expect([status, body]).toMatchObject([200, { data: { reference, status: 'successful' } }])
      }
    },
  },
  {
    fact: '9.1',
    mark: 'observed',
    title: 'a reference that nobody began is 404 for both',
    holds: async ({ request, begin }) => {
      await begin('A-1')
      for (const call of ['verify', 'resend-webhook'])
        expect((await request('GET', `/transactions/A-2/${call}`)).status).toBe(404)
    },
  },
  {
    fact: '9.1',
    mark: 'assumed',
    title: 'Klump’s own reference goes before a merchant_reference that is written like it',
    holds: async (world) => {
      const { body } = await world.begin('A-1')
      const reference = String(body['reference'])
      await world.begin(reference)
      expect((await verify(world, reference)).body['data']).toMatchObject({ merchant_reference: 'A-1' })
    },
  },
  ...[
    { what: 'the shopper left', first: async ({ begin }: World) => await begin('A-1') },
    {
      what: 'the lender declined',
      first: async ({ walk, sandbox }: World) => {
        await walk('LOAN_STATUS', 'A-1', DECLINES)
        await sandbox.advance(3000)
      },
    },
    {
      what: 'the connection was lost',
      first: async ({ begin, sandbox }: World) => {
        sandbox.faults.set({ kind: 'lost-answer', route: 'POST /v1/transactions/initiate' })
        await expect(begin('A-1')).rejects.toThrow('fetch failed')
      },
    },
    { what: 'the bank is deciding', first: async ({ walk }: World) => await walk('LOAN_STATUS', 'A-1') },
    { what: 'the order is paid', first: paid },
  ].map(({ what, first }): Line => ({
    fact: '9.2',
    mark: 'observed',
    title: `a merchant_reference is used up by its first attempt, also when ${what}: a second one gets only the published 409`,
    holds: async (world) => {
      await first(world)
      for (const more of [{}, { email: 'eve@example.test' }])
        expect(await world.begin('A-1', more)).toEqual(REFUSED)
    },
  })),
  {
    fact: '9.2',
    mark: 'observed',
    title: 'a fresh reference for each attempt is taken, and each attempt can be asked about',
    holds: async (world) => {
      await world.walk('LOAN_STATUS', 'A-1', DECLINES)
      await world.sandbox.advance(3000)
      await world.walk('LOAN_STATUS', 'A-1-R2')
      await world.sandbox.advance(3000)
      expect([await statusOf(world, 'A-1'), await statusOf(world, 'A-1-R2')]).toEqual([
        'declined',
        'successful',
      ])
    },
  },
  {
    fact: '9.2',
    mark: 'observed',
    title: 'an abandoned attempt can still become successful, so that one order has two loans',
    holds: async (world) => {
      const { client } = await walkTo('REDIRECT', 'polaris', world.sandbox, order('A-1'))
      await world.sandbox.advance(48 * HOUR)
      expect(await statusOf(world, 'A-1')).toBe('abandoned')
      await world.walk('LOAN_STATUS', 'A-1-R2')
      await world.sandbox.advance(3000)
      const answer = new URLSearchParams({ answer: 'approved' })
      await fetch(client.step?.redirect_url ?? '', { method: 'POST', body: answer })
      expect([await statusOf(world, 'A-1'), await statusOf(world, 'A-1-R2')]).toEqual([
        'successful',
        'successful',
      ])
      expect(world.sandbox.loanCount()).toBe(2)
    },
  },
  {
    fact: '9.2',
    mark: 'assumed',
    title: 'initiate uses up the merchant_reference (usedUpAt: "initiate", the default)',
    holds: async (world) => {
      const { body } = await world.begin('A-1')
      expect((await verify(world, 'A-1')).body['data']).toMatchObject({ reference: body['reference'] })
      expect(await world.begin('A-1')).toEqual(REFUSED)
    },
  },
  {
    fact: '9.2',
    mark: 'assumed',
    title:
      'the choice of a lender uses up the merchant_reference, which is unknown until then (usedUpAt: "lender")',
    holds: async (world) => {
      world.sandbox.behaviour.set({ usedUpAt: 'lender' })
      for (const _ of [1, 2]) expect((await world.begin('A-1')).status).toBe(200)
      expect((await verify(world, 'A-1')).status).toBe(404)
      await world.walk('VERIFY_PHONE_OTP', 'A-1')
      expect((await verify(world, 'A-1')).status).toBe(200)
      expect(await world.begin('A-1')).toEqual(REFUSED)
    },
  },
  ...(['same-transaction', 'fresh-transaction'] as const).map((afterDecline): Line => ({
    fact: '9.2',
    mark: 'assumed',
    title: `after a decline another lender is asked in the ${afterDecline} (afterDecline)`,
    holds: async (world) => {
      world.sandbox.behaviour.set({ afterDecline })
      const { client } = await walkTo('LOAN_STATUS', 'klump', world.sandbox, order('A-1'), DECLINES)
      await world.sandbox.advance(3000)
      await client.goOn()
      await client.choose('stanbic')
      const answer = await client.goOn({ accountNumber: '1234567890', phoneNumber: '08012345678' })
      if (afterDecline === 'same-transaction') expect(answer.status).toBe(200)
      else expect(answer).toEqual(REFUSED)
      expect((await world.walk('LOAN_STATUS', 'A-1-R2')).slice(0, 4)).toBe('KLP-')
    },
  })),
  {
    fact: '9.2',
    mark: 'assumed',
    title: 'the same order goes on in its transaction until it has a loan (references: "kind")',
    holds: async ({ sandbox, begin, walk }) => {
      sandbox.behaviour.set({ references: 'kind' })
      const [one, two] = [await begin('A-1'), await begin('A-1')]
      expect([two.status, two.body['reference']]).toEqual([200, one.body['reference']])
      await walk('LOAN_STATUS', 'A-1')
      expect(await begin('A-1')).toMatchObject({ status: 409, body: { partner: 'klump' } })
      expect(await begin('A-1', { email: 'eve@example.test' })).toEqual(REFUSED)
    },
  },
]
