import { execFileSync, spawnSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { stand } from '../../../src/sandbox/testing/stand.ts'
import { checkoutCurl, secretCurl, webhookCurl } from './calls.ts'
import { curl } from './curl.ts'
import { sampleBody } from './samples.ts'

const SECRET = 'klp_sk_test_madeup00'
const PUBLIC = 'klp_pk_test_madeup00'

/** What a real shell makes of it: the arguments that curl would be given. */
function argumentsIn(text: string): string[] {
  const script = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${text}`
  const env = { PATH: process.env['PATH'] ?? '', KLUMP_SECRET_KEY: SECRET, KLUMP_TOKEN: 'made-up-token' }
  return execFileSync('/bin/sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1)
}

test('the key is named, and the shell puts it in', () => {
  const text = secretCurl(
    { method: 'GET', path: '/v1/transactions/KLP-1662-348036-0961/verify' },
    'http://localhost:4100',
  )
  expect(text).not.toContain('klp_sk_')
  expect(argumentsIn(text)).toEqual([
    '-sS',
    'http://localhost:4100/v1/transactions/KLP-1662-348036-0961/verify',
    '-H',
    `klump-secret-key: ${SECRET}`,
  ])
})

test('nothing in a value means anything to the shell', () => {
  const odd = `it's $HOME \`id\` "quoted" $(id) \\ ; & \n end`
  expect(argumentsIn(curl({ method: 'POST', url: `http://x/${odd}`, body: { odd } }))).toEqual([
    '-sS',
    '-X',
    'POST',
    `http://x/${odd}`,
    '-H',
    'content-type: application/json',
    '--data-raw',
    JSON.stringify({ odd }),
  ])
  expect(
    argumentsIn(curl({ method: 'GET', url: 'http://x', headers: [['odd', `${odd} $KLUMP_TOKEN`]] }))[3],
  ).toBe(`odd: ${odd} made-up-token`)
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0

test.skipIf(!hasOpenssl)('a webhook is signed by the shell as Klump signs it', () => {
  const given = argumentsIn(
    webhookCurl('http://shop/webhooks/klump', 'klump.payment.transaction.successful', 'KLP-1662-348036-0961'),
  )
  const body = given.at(-1) ?? ''
  expect(JSON.parse(body)).toMatchObject({ data: { reference: 'KLP-1662-348036-0961' } })
  expect(given).toContain(`x-klump-signature: ${createHmac('sha512', SECRET).update(body).digest('hex')}`)
})

describe('the bodies that are offered', () => {
  test('lead through a purchase, one after the other', async () => {
    const { sandbox, pass } = stand()
    const { publicKey } = sandbox.account().test
    let token = ''
    const send = async (method: string, path: string) => {
      const body = sampleBody(`${method} ${path.split('?')[0]}`, publicKey)
      const response = await sandbox.fetch(
        new Request(`http://localhost:4999${path}`, {
          method,
          headers: {
            'klump-public-key': publicKey,
            'content-type': 'application/json',
            ...(token && { authorization: `Bearer ${token}` }),
          },
          ...(body && { body: JSON.stringify(body) }),
        }),
      )
      const answer = (await response.json()) as {
        message?: string
        token?: string
        data?: { token?: string; id?: string }
      }
      expect([path, response.status, response.ok ? '' : answer.message]).toEqual([path, 200, ''])
      token = answer.token ?? answer.data?.token ?? token
      return answer
    }
    await send('POST', '/v1/transactions/initiate')
    for (const step of ['verification', 'verify-otp']) await send('POST', `/v1/loans/account/${step}`)
    await send('GET', '/v1/loans/partners/terms-and-conditions?partner=stanbic')
    for (const step of ['repayments-detail', 'accept-loan-terms'])
      await send('POST', `/v1/loans/account/${step}`)
    const { data } = await send('POST', '/v1/loans/account/new-loan')
    pass(3000)
    expect(await send('GET', `/v1/loans/account/new-loan/${data?.id}`)).toMatchObject({ success: true })
    expect(await send('POST', '/v1/loans/feedback')).toHaveProperty('message')
  })

  test('go with the public key, and a token only where one is needed', () => {
    const call = (path: string) =>
      argumentsIn(checkoutCurl({ method: 'POST', path }, 'http://localhost:4100', PUBLIC))
    expect(call('/v1/transactions/initiate')).toContain(`klump-public-key: ${PUBLIC}`)
    expect(call('/v1/transactions/initiate').join(' ')).not.toContain('authorization')
    expect(call('/v1/loans/account/verify-otp')).toContain('authorization: Bearer made-up-token')
  })
})
