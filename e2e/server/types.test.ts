import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp, type App } from './app.ts'

const ROOT = join(import.meta.dirname, '../..')

let app: App
beforeAll(() => void (app = createApp()))
afterAll(() => app.remove())

/** The lines of a server's file at which TypeScript found something wrong. */
async function wrongLines(text: string): Promise<{ lines: number[]; said: string }> {
  app.write('shop.ts', text)
  app.write(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        strict: true,
        exactOptionalPropertyTypes: true,
        module: 'nodenext',
        target: 'es2022',
        // A server: no dom. And our types are checked, not skipped.
        lib: ['es2022'],
        types: ['node'],
        typeRoots: [join(ROOT, 'node_modules/@types')],
        skipLibCheck: false,
        noEmit: true,
      },
      files: ['shop.ts'],
    }),
  )
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { stdout: said } = await promisify(execFile)(process.execPath, [
    tsc,
    '--pretty',
    'false',
    '-p',
    app.folder,
  ]).catch((error: { stdout: string }) => error)
  return { lines: [...said.matchAll(/shop\.ts\((\d+),/g)].map(([, line]) => Number(line)), said }
}

test('the usual server code of a shop compiles', async () => {
  const { said } = await wrongLines(`
import { KlumpServerError, verifyTransaction, verifyWebhook, type Verification } from 'klump-checkout/server'
declare const request: Request
declare const incoming: import('node:http').IncomingMessage
const secretKey = 'klp_sk_test_madeup'
const result: Verification = await verifyTransaction({
  reference: (await request.json()) as unknown, secretKey, fetch,
  expected: { amount: '4100.50', live: true, merchantReference: 'order-1' },
  isUsed: async (reference) => reference.length > 9,
})
if (result.verdict === 'paid') result.transaction.amount.padStart(9)
else if (result.verdict === 'unknown') setTimeout(() => {}, (result.retryAfterSeconds ?? 60) * 1000)
const webhook = await verifyWebhook(await request.arrayBuffer(), request.headers.get('x-klump-signature'), secretKey, {
  headers: incoming.headers, seen: (id) => id === '',
})
if (!webhook.ok) console.error(webhook.code, webhook.reason)
else if (webhook.event.type === 'successful') webhook.event.reference.padStart(9)
await verifyWebhook(Buffer.from(''), undefined, secretKey, { headers: request.headers }).catch((error: unknown) => {
  if (error instanceof KlumpServerError && error.code === 'public_key') throw error
})
`)
  expect(said).toBe('')
})

test('wrong server code of a shop does not compile', async () => {
  const { lines, said } = await wrongLines(`
import { verifyTransaction, verifyWebhook } from 'klump-checkout/server'
const known = { reference: '', secretKey: '' }
await verifyTransaction({ ...known })
await verifyTransaction({ ...known, expected: { amount: 4100 } })
await verifyTransaction({ ...known, expected: { amount: 4100, live: true, merchant_reference: 'x' } })
await verifyTransaction({ ...known, expected: { amount: 4100, live: true, currency: 'USD' } })
const result = await verifyTransaction({ ...known, expected: { amount: 4100, live: true }, isUsed: () => {} })
result.transaction.amount
if (result.verdict === 'unpaid') throw result
await verifyWebhook({ event: 'parsed' }, '', '')
const webhook = await verifyWebhook('', '', '')
webhook.event
`)
  expect(lines, said).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 13])
})
