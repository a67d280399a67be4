import { execFileSync, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { curl, secretCurl, webhookCurl } from './curl.ts'

const SECRET = 'klp_sk_test_madeup00'

/** Runs the text in a real shell and returns the arguments that curl would get. */
function argumentsIn(text: string): string[] {
  const script = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${text}`
  const env = { PATH: process.env['PATH'] ?? '', KLUMP_SECRET_KEY: SECRET }
  return execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1)
}

test('the curl command names the variable of the secret key, and the shell inserts the key', () => {
  const text = secretCurl('GET', 'http://localhost:4100/v1/transactions/KLP-1662-348036-0961/verify')
  expect(text).not.toContain('klp_sk_')
  expect(argumentsIn(text)).toContain(`klump-secret-key: ${SECRET}`)
})

test('the curl command quotes every value, so that the shell changes nothing in it', () => {
  const odd = `it's $HOME \`id\` "quoted" $(id) \\ ; & \n end`
  const given = argumentsIn(
    curl({ method: 'POST', url: `http://x/${odd}`, headers: [['odd', odd]], body: { odd } }),
  )
  expect(given).toEqual([
    '-sS',
    '-X',
    'POST',
    `http://x/${odd}`,
    '-H',
    `odd: ${odd}`,
    '-H',
    'content-type: application/json',
    '--data-raw',
    JSON.stringify({ odd }),
  ])
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

test.skipIf(!hasOpenssl)('a webhook is signed by the shell as Klump signs it', () => {
  const event = 'klump.payment.transaction.successful'
  const given = argumentsIn(webhookCurl('http://shop/webhooks/klump', event, 'KLP-1662-348036-0961'))
  const body = given.at(-1) ?? ''
  expect(JSON.parse(body)).toMatchObject({ event, data: { reference: 'KLP-1662-348036-0961' } })
  expect(given).toContain(`x-klump-signature: ${createHmac('sha512', SECRET).update(body).digest('hex')}`)
})
