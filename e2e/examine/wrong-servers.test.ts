import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { chosen } from '../support/sample.ts'
import { createSandbox, type Sandbox } from '../../src/sandbox/index.ts'
import { serveApi, type Api } from '../../src/examine/api.ts'
import { CHECKS } from '../../src/examine/checks/index.ts'
import { examine, type Examination } from '../../src/examine/examine.ts'
import { shopBy, type Recipe } from '../../src/examine/recipe.ts'
import { createSubject } from '../../src/examine/subject.ts'
import { MISTAKES, type Mistake } from '../../src/examine/testing/mistakes.ts'
import { startWrongShop } from '../../src/examine/testing/wrong-shop.ts'

const RECIPE: Recipe = {
  order: { post: '/orders', id: 'id', reference: 'id', amount: 'amount', meta: 'meta' },
  state: { get: '/orders/{id}', paid: { isPaid: true }, times: 'times' },
  confirm: { post: '/orders/{id}/confirm', body: { reference: '{reference}' } },
}

let sandbox: Sandbox
let api: Api
beforeAll(async () => {
  sandbox = createSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    rateLimit: { burst: 1e6, perSecond: 1e6 },
  })
  api = await serveApi(sandbox, 0)
})
afterAll(async () => {
  await api.close()
  sandbox.close()
})

const nothing = async () => {}

/** `isNear`: only webhooks go over a connection. */
async function judged(
  mistake?: Mistake,
  more: Partial<Examination> = {},
  isNear = true,
  kind: Pick<Parameters<typeof startWrongShop>[0], 'asksByOwn' | 'findsByAsking'> = {},
) {
  const { test: keys, live } = sandbox.account()
  const shop = await startWrongShop({
    apiUrl: api.origin,
    secretKey: keys.secretKey,
    otherKey: live.secretKey,
    mistake,
    ...kind,
    ...(isNear && { ask: api.fetch }),
  })
  onTestFinished(shop.close)
  return await examine({
    sandbox,
    api,
    webhook: new URL('/webhook', shop.origin),
    shop: isNear ? shop.shop : shopBy(RECIPE, new URL(shop.origin), nothing),
    isLive: false,
    settle: nothing,
    pause: async () => await new Promise((resolve) => setImmediate(resolve)),
    turn: nothing,
    can: { times: true, confirm: true },
    isLoaded: true,
    progress: () => {},
    ...more,
  })
}

const findingsOf = (all: Awaited<ReturnType<typeof judged>>) =>
  all.flatMap(({ name, verdict, finding }) =>
    verdict === 'failed' || verdict === 'advice' ? [`${name}: ${finding}`] : [],
  )

test.each([true, false])(
  'a correct server has no finding, and no check is left out (near: %s)',
  async (isNear) => {
    const all = await judged(undefined, {}, isNear)
    expect(findingsOf(all)).toEqual([])
    expect(all.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
  },
)

test('a correct server may ask Klump by its own reference', async () => {
  expect(findingsOf(await judged(undefined, {}, true, { asksByOwn: true }))).toEqual([])
})

test('a correct server may find its order by the merchant_reference in Klump’s verification', async () => {
  expect(findingsOf(await judged(undefined, {}, true, { findsByAsking: true }))).toEqual([])
})

test('a server that needs merchant_reference fails one check, and all other checks send it', async () => {
  const all = await judged('finds its order by merchant_reference alone')
  expect(all.filter(({ verdict }) => verdict !== 'passed')).toMatchObject([
    {
      name: 'merchant-reference-needed',
      verdict: 'failed',
      finding: 'without merchant_reference: expected the order to be paid, it is not',
    },
  ])
})

test('the examination’s webhooks have the fields that Klump documents, and abandoned those seen in practice', async () => {
  const fields = new Map<string, Set<string>>()
  const server = createServer((request, response) => {
    void json(request).then(
      (body) => {
        const { event, data } = body as { event: string; data: object }
        fields.set(event.split('.').at(-1) ?? '', new Set(Object.keys(data)))
      },
      () => {},
    )
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const means = {
    sandbox,
    api,
    shop: undefined,
    isLive: false,
    settle: nothing,
    pause: nothing,
    turn: nothing,
  }
  const webhook = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const subject = createSubject(
    { ...means, webhook },
    () => {},
    () => {},
  )
  for (const name of ['genuine', 'initiated', 'abandoned-then-successful'])
    await CHECKS.find((check) => check.name === name)?.run(subject)
  const documented =
    'id reference amount currency meta_data status is_live shipping_fee created_at items customer'.split(' ')
  const more = ['merchant_reference', 'original_amount', 'interest', 'repayment_cycle']
  expect(Object.fromEntries(fields)).toEqual({
    initiated: new Set(documented),
    abandoned: new Set([...documented, ...more]),
    successful: new Set(documented),
  })
})

test.each(chosen(Object.entries(MISTAKES), 3))(
  'a server that %s has one finding: %s',
  async (mistake, name) => {
    expect(findingsOf(await judged(mistake as Mistake))).toEqual([expect.stringContaining(`${name}: `)])
  },
)

test('each check but four of the confirm route is failed by a server of the table', () => {
  const found = new Set<string>(Object.values(MISTAKES))
  // A mistake that a server makes at both routes is found at the webhook.
  const twins = ['confirm-genuine', 'confirm-foreign', 'confirm-path-injection', 'confirm-at-once']
  expect(CHECKS.map(({ name }) => name).filter((name) => !found.has(name))).toEqual(twins)
})

test('each check stands after the checks that it depends on, and the names are unique', () => {
  const names = CHECKS.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const { name, after = [] } of CHECKS)
    for (const first of after) {
      expect(names, `${name} after ${first}`).toContain(first)
      expect(names.indexOf(first), `${name} after ${first}`).toBeLessThan(names.indexOf(name))
    }
})

test('an examination without a recipe leaves out the checks that need one, and judges the rest', async () => {
  const all = await judged('does not look at the signature', {
    shop: undefined,
    can: { times: false, confirm: false },
  })
  expect(findingsOf(all)).toEqual(['signature-unchecked: expected 400 to 499, got 200'])
  expect(all.find(({ name }) => name === 'status-new')).toMatchObject({
    verdict: 'left out',
    finding: 'it needs a recipe (--recipe)',
  })
})

test('checks that count payments are left out for a recipe without state.times, and do not pass', async () => {
  const all = await judged('does not look at the signature', { can: { times: false, confirm: true } })
  for (const name of ['repeated', 'replayed', 'twenty-at-once', 'confirm-at-once'])
    expect(all.find((check) => check.name === name)).toMatchObject({
      verdict: 'left out',
      finding: 'it needs "state.times" in the recipe',
    })
})

test('an examination without load leaves out the load checks, and no trace or finding contains a key', async () => {
  const all = await judged('shows the key in an error', { isLoaded: false })
  expect(all.find(({ name }) => name === 'twenty-at-once')).toMatchObject({ verdict: 'left out' })
  const { test: keys, live } = sandbox.account()
  for (const { secretKey } of [keys, live]) expect(JSON.stringify(all)).not.toContain(secretKey)
})
