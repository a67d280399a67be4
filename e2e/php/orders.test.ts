import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { reconcile, verifyOrder } from '../../src/server/index.ts'
import { reply, replyAbout, startKlumpServer, type Handler } from '../../src/server/testing/klump-server.ts'
import { answerOf, SECRET } from '../../src/server/testing/known.ts'
import { pick, seeded } from '../faults/random.ts'

/*
 * klump.php and the kit for Node verify the same orders at the same server, and have to come to the same results. The orders are
 * random; KLUMP_SEED chooses others.
 */

const HAS_PHP = spawnSync('php', ['--version']).status === 0
if (!HAS_PHP) console.log('klump.php was not asked about orders: there is no php (Debian: php-cli).')
const inPhp = test.skipIf(!HAS_PHP)

const SEED = Number(process.env['KLUMP_SEED'] ?? 20261128)
const NOW = 1_800_000_000
const ORDERS = 150

interface Order {
  readonly id: number
  readonly references: readonly string[]
  readonly reported: string | null
  readonly expected: { readonly amount: number; readonly live: boolean }
  /** Unix seconds, as PHP has them. */
  readonly answeredAt: number
  readonly heard: boolean
  readonly throws: boolean
}

interface Scene {
  readonly orders: readonly Order[]
  readonly answers: Readonly<Record<string, Handler>>
  /** References that have paid for another order. */
  readonly used: readonly string[]
}

/** Answers about one attempt. Approvals are the most frequent, or no order would ever be paid. */
function answersFor(own: string, klumps: string): readonly (Handler | null)[] {
  const about = (changed: Record<string, unknown> = {}) =>
    reply(200, answerOf({ reference: klumps, merchant_reference: undefined, ...changed }))
  const yes = [about(), about({ merchant_reference: own }), about({ meta_data: { merchant_reference: own } })]
  const others = ['new', 'abandoned', 'declined', 'refunded'].map((status) => about({ status }))
  return [
    ...yes,
    ...yes,
    ...others,
    about({ amount: '100.00' }),
    about({ original_amount: '4100.00', amount: '9999.00' }),
    about({ original_amount: '4099.99' }),
    about({ amount: 'a lot' }),
    about({ amount: undefined }),
    about({ is_live: true }),
    about({ is_live: 'false' }),
    about({ currency: 'USD' }),
    about({ merchant_reference: 'of-another' }),
    about({ merchant_reference: 7 }),
    about({ merchant_reference: ['of-another'] }),
    reply(200, { state: 'failed' }),
    reply(200, 'no JSON'),
    reply(200, `{"state": "success", "data": "${'x'.repeat(1_000_001)}"}`),
    reply(403, {}),
    reply(404, '<html>'),
    reply(404, []),
    reply(418, {}, { 'retry-after': '999999' }),
    reply(500, {}),
    reply(503, {}, { 'retry-after': '90' }),
    // If it were followed, the answer would be another order's.
    reply(302, {}, { location: '/v1/transactions/1-1-a/verify' }),
    null,
    null,
  ]
}

function drawn(): Scene {
  const random = seeded(SEED)
  const answers: Record<string, Handler> = {}
  const used: string[] = []
  const orders = Array.from({ length: ORDERS }, (_, id): Order => {
    const references = Array.from({ length: 1 + Math.floor(random() * 3) }, (_one, attempt) => {
      const own = `${id}-${attempt + 1}-a`
      const klumps = `KLP-1644-${String(100_000 + id)}-000${attempt}`
      // A second reference of one transaction is not a second loan.
      const answer = pick(random, answersFor(own, klumps))
      if (answer && random() < 0.9) answers[own] = answer
      if (answer && random() < 0.7) answers[klumps] = answer
      if (random() < 0.1) used.push(klumps)
      return random() < 0.15 ? klumps : own
    })
    const reported = pick(random, [
      null,
      `KLP-1644-${String(100_000 + id)}-0000`,
      `KLP-1644-${String(100_000 + Math.floor(random() * ORDERS))}-0001`,
      '../../etc',
    ])
    return {
      id,
      references,
      reported,
      expected: { amount: 4100, live: false },
      answeredAt: NOW - pick(random, [0, 3599, 3600]),
      heard: random() < 0.2,
      throws: random() < 0.1,
    }
  })
  return { orders, answers, used }
}

async function inPhpWith(given: unknown) {
  const strict = ['-d', 'error_reporting=-1', '-d', 'display_errors=stderr']
  const program = spawn('php', [...strict, join(import.meta.dirname, 'orders.php')])
  program.stdin.end(JSON.stringify(given))
  const [out, wrong] = await Promise.all([text(program.stdout), text(program.stderr), once(program, 'close')])
  expect(wrong).toBe('')
  return JSON.parse(out) as { verified: unknown[]; story: unknown[]; report: unknown }
}

async function inNodeWith({ orders, used }: Scene, asked: { secretKey: string; apiUrl: string }) {
  const verified = []
  const story: unknown[] = []
  const isUsed = (reference: string) => used.includes(reference)
  for (const { references, reported, expected, heard } of orders)
    verified.push(
      await verifyOrder({
        ...asked,
        references,
        reported,
        expected,
        isUsed,
        ...(heard && { heard: 'successful' }),
      }),
    )
  const tell =
    (name: string) =>
    (order: Order, { verdict }: { verdict: string }) => {
      story.push([name, order.id, verdict])
      if (name === 'onPaid' && order.throws) throw new Error('The database is gone.')
    }
  const report = await reconcile({
    ...asked,
    orders: orders.map((order) => ({ ...order, answeredAt: order.answeredAt * 1000 })),
    onPaid: tell('onPaid'),
    onPaidTwice: tell('onPaidTwice'),
    onUnknownForLong: tell('onUnknownForLong'),
    onProgress: (progress, order) => story.push(['onProgress', order.id, progress.asked]),
    isUsed,
    // PHP asks about one order at a time.
    concurrency: 1,
    now: () => NOW * 1000,
    wait: async (ms) => void story.push(['wait', ms / 1000]),
  })
  return { verified, story, report: { ...report, failed: report.failed.map(({ index }) => index) } }
}

interface Verified {
  readonly verdict: string
  readonly code?: string
  readonly retryAfterSeconds?: number
  readonly paidTwice?: true
  readonly loanAskedFor?: string
  readonly transaction?: { readonly reference: string }
  readonly attempts: readonly { readonly reference: string; readonly state: string }[]
}

const brief = (result: unknown) => {
  const { verdict, code, retryAfterSeconds, paidTwice, loanAskedFor, transaction, attempts } =
    result as Verified
  return {
    verdict,
    code,
    retryAfterSeconds,
    paidTwice,
    loanAskedFor,
    reference: transaction?.reference,
    attempts: attempts.map(({ reference, state }) => `${reference} ${state}`),
  }
}

async function both(scene: Scene, open: () => Handler) {
  const klump = await startKlumpServer()
  onTestFinished(klump.close)
  const asked = { secretKey: SECRET, apiUrl: klump.url }
  const { orders, used } = scene
  const results = []
  for (const run of [() => inNodeWith(scene, asked), () => inPhpWith({ orders, asked, used, now: NOW })]) {
    klump.asked.splice(0)
    klump.answer(open())
    const { verified, story, report } = await run()
    results.push({ verified: verified.map(brief), story, report, asked: klump.asked.map(({ path }) => path) })
  }
  return results
}

inPhp(
  `klump.php and the kit for Node agree on random orders: requests, verdicts, reports (KLUMP_SEED=${SEED})`,
  async () => {
    const scene = drawn()
    const [node, php] = await both(scene, () => replyAbout(scene.answers))
    expect(php).toEqual(node)
    // The random orders cover every verdict, state and callback.
    expect(new Set(node?.verified.map(({ verdict }) => verdict))).toEqual(
      new Set(['paid', 'not-paid', 'unknown']),
    )
    expect(node?.verified.some(({ paidTwice }) => paidTwice)).toBe(true)
    expect(node?.verified.some(({ loanAskedFor }) => loanAskedFor)).toBe(true)
    const states = node?.verified.flatMap(({ attempts }) => attempts.map((attempt) => attempt.split(' ')[1]))
    expect(new Set(states)).toEqual(
      new Set(['successful', 'refused', 'new', 'abandoned', 'other', 'not-begun', 'unknown']),
    )
    expect(new Set(node?.story.map((line) => (line as string[])[0]))).toEqual(
      new Set(['onPaid', 'onPaidTwice', 'onUnknownForLong', 'onProgress']),
    )
  },
)

const three = (): Scene => ({
  orders: [1, 2, 3].map((id) => ({
    id,
    references: [`${id}-1-a`, `${id}-2-a`],
    reported: null,
    expected: { amount: 4100, live: false },
    answeredAt: NOW,
    heard: false,
    throws: false,
  })),
  answers: {},
  used: [],
})

inPhp('a refused key ends the run of reconcile, in PHP as in Node', async () => {
  const [node, php] = await both(three(), () => reply(401, {}))
  expect(php).toEqual(node)
  expect(php?.report).toMatchObject({ asked: 1, unknown: 1, stopped: 'key_refused' })
})

inPhp(
  'reconcile waits longer after each 429, goes on, and gives up on an order after eight tries',
  async () => {
    let [count, most] = [0, 0]
    const busy = (until: number) => () => {
      ;[count, most] = [0, until]
      return (...[request, response]: Parameters<Handler>) => {
        count += 1
        const isBusy = count > 3 && count <= most
        reply(isBusy ? 429 : 404, {}, isBusy ? { 'retry-after': '3' } : {})(request, response)
      }
    }
    for (const until of [9, 12]) {
      const [node, php] = await both(three(), busy(until))
      expect(php).toEqual(node)
      expect(php?.story.some((line) => (line as string[])[0] === 'wait')).toBe(true)
    }
  },
)
