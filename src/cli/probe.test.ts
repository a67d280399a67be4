import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { CALLS } from '../probe/calls.ts'
import { serveSandbox } from '../sandbox/index.ts'
import { probeCommand } from './probe.ts'
import { run, type Io } from './run.ts'

const NOW = new Date('2026-11-29T09:00:00Z')
const FAKE = { KLUMP_PUBLIC_KEY: 'klp_pk_test_madeup0001', KLUMP_SECRET_KEY: 'klp_sk_test_madeup0001' }

interface Given {
  readonly env?: Record<string, string>
  readonly onTold?: (line: string, stop: () => void) => void
}

async function probe(args: readonly string[], { env = FAKE, onTold = () => {} }: Given = {}) {
  const [out, told]: [string[], string[]] = [[], []]
  let stop = () => {}
  const io: Io = {
    env,
    out: (line) => void out.push(line),
    log: (line) => {
      told.push(line)
      onTold(line, stop)
    },
    onStop: (then) => (stop = then),
  }
  const commands = { probe: probeCommand({ wait: async () => {}, now: () => NOW }) }
  const code = await run(commands, ['probe', ...args], io)
  return { code, out: out.join('\n'), told: told.join('\n') }
}

async function sandbox() {
  const running = await serveSandbox({
    store: ':memory:',
    checkoutDir: '/nowhere',
    hostname: '127.0.0.1',
    port: 0,
  })
  onTestFinished(running.close)
  const { publicKey, secretKey } = running.sandbox.account().test
  const env = { KLUMP_PUBLIC_KEY: publicKey, KLUMP_SECRET_KEY: secretKey }
  return { ...running, env, send: ['--api', running.origin, '--send'] }
}

/** An API that answers each request by its count, and records the requests. */
async function api(answer: (count: number) => { status: number; body: string }) {
  const asked: { url: string; at: number }[] = []
  const server = createServer((request, response) => {
    asked.push({ url: `${request.method ?? ''} ${request.url ?? ''}`, at: performance.now() })
    const { status, body } = answer(asked.length)
    request.resume().on('end', () => response.writeHead(status, { location: '/elsewhere' }).end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

test('probe without --send prints every call, sends none and needs no key', async () => {
  const { origin, asked } = await api(() => ({ status: 200, body: '{}' }))
  const { code, out, told } = await probe(['--api', origin], { env: {} })
  expect(code).toBe(0)
  expect(told).toBe('')
  expect(asked).toEqual([])
  for (const { path, why } of CALLS) for (const part of [path, why]) expect(out).toContain(part)
  expect(out).not.toMatch(/klp_[ps]k_/)
  expect((await probe([], { env: {} })).out).toContain('calls to https://api.useklump.com')
  const { calls } = JSON.parse((await probe(['--json'], { env: {} })).out) as { calls: unknown[] }
  expect(calls).toHaveLength(CALLS.length)
})

test.each<[string[], Record<string, string>, string]>([
  [['--send'], {}, 'KLUMP_PUBLIC_KEY: expected a TEST key in the environment'],
  [['--send'], { ...FAKE, KLUMP_SECRET_KEY: '' }, 'KLUMP_SECRET_KEY: expected a TEST key'],
  [['--send'], { ...FAKE, KLUMP_SECRET_KEY: 'klp_sk_madeup0001' }, 'KLUMP_SECRET_KEY: this is a LIVE key'],
  [['--send'], { ...FAKE, KLUMP_PUBLIC_KEY: 'klp_pk_madeup0001' }, 'KLUMP_PUBLIC_KEY: this is a LIVE key'],
  [['--send'], { ...FAKE, KLUMP_PUBLIC_KEY: FAKE.KLUMP_SECRET_KEY }, 'got one of the other kind'],
  [['--send'], { ...FAKE, KLUMP_SECRET_KEY: 'klp_sk_test_madeup0001\r\nx: y' }, 'KLUMP_SECRET_KEY: expected'],
  [['--send', 'klp_sk_test_madeup0001'], FAKE, 'looks like a key'],
  [['--key=klp_sk_madeup0001'], FAKE, 'looks like a key'],
  [['--api', 'http://127.0.0.1:1/?k=KLP_SK_madeup0001'], FAKE, 'looks like a key'],
  [['--send', '--api', 'https://api.useklump.com.example'], FAKE, '--api: expected'],
  [['--send', '--api', 'http://api.useklump.com'], FAKE, '--api: expected'],
  [['--send', '--api', 'http://127.0.0.1:1/v1'], FAKE, '--api: expected'],
  [['--json', '--markdown'], FAKE, 'expected one of them'],
  [['--listen', '4200'], FAKE, 'expected --send with it'],
  [['--sned'], FAKE, '--sned'],
])(
  'probe names the mistake in %j, does not print the key, and exits with code 2',
  async (args, env, sentence) => {
    const { code, out, told } = await probe(args, { env })
    expect(told).toContain(sentence)
    expect(told).not.toContain('madeup')
    expect(out).toBe('')
    expect(code).toBe(2)
  },
)

test('probe --send prints progress and a report in three forms, without secret or personal data', async () => {
  const { env, send, sandbox: klump } = await sandbox()
  const runs = [
    await probe(send, { env }),
    await probe([...send, '--json'], { env }),
    await probe([...send, '--markdown'], { env }),
  ]
  const [text, json, markdown] = runs.map(({ out }) => out)
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(runs[0]?.told).toContain(
    `${CALLS.length}/${CALLS.length} 404 GET     /v1/transactions/{page}/verify`,
  )
  expect(text).toContain('known    What uses a merchant_reference up?\n         initiate')
  expect(text).toContain(
    'unknown  Does the webhook .successful name it?\n         nobody listened (--listen)',
  )
  const { rows, date } = JSON.parse(json ?? '') as { rows: { question: string }[]; date: string }
  expect(date).toBe('2026-11-29')
  expect(markdown?.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(rows.length + 2)
  for (const line of markdown?.split('\n').slice(4) ?? [])
    expect(line).toMatch(/ \| (un)?known \| .+ \| 2026-11-29 \|$/)
  const written = runs.map(({ out, told }) => out + told).join('\n')
  for (const { reference, merchantReference } of klump.transactions()) {
    expect(written).not.toContain(reference)
    expect(written).not.toContain(String(merchantReference))
  }
  expect(written).not.toMatch(/klp_|probe@|080\d{8}|[\da-f]{32}/i)
})

test('probe redacts the text of an API, removes its terminal codes and escapes its table bars', async () => {
  const message = `\u001b[2Jada@example.test +2348012345678 ${FAKE.KLUMP_SECRET_KEY} KLP-1644-083962-4231 https://shop.example/?t=1 ${'eyJhbGciOi'.repeat(4)}\n| pipe`
  const { origin } = await api(() => ({
    status: 400,
    body: JSON.stringify({ message, [`na\nme`]: 1, '08012345678': 1 }),
  }))
  const { out } = await probe(['--send', '--markdown', '--api', origin])
  expect(out).toContain('\\<email\\> \\<digits\\> \\<key\\> \\<reference\\> \\<address\\> \\<token\\>')
  expect(out).not.toContain('\u001b')
  expect(out).not.toMatch(/ada@|234801|080123|madeup|4231|shop\.example|eyJ|[^\\]\| pipe/)
})

test('probe, stopped by Ctrl-C, ends the open call, sends no more and prints what it knows', async () => {
  const { env, send, sandbox: klump } = await sandbox()
  const { code, out, told } = await probe(send, {
    env,
    onTold: (line, stop) => line.trimStart().startsWith('3/') && stop(),
  })
  expect(code).toBe(1)
  expect(told.split('\n')).toHaveLength(4)
  expect(told).toMatch(/Stopped\.$/)
  expect(out).toContain('known    What is answered to the verification of a reference')
  expect(klump.transactions()).toEqual([])
})

test('probe does not follow a redirect, and exits with code 1 when the API cannot be reached', async () => {
  const { origin, asked } = await api((count) => ({ status: count === 1 ? 404 : 302, body: '' }))
  expect((await probe(['--send', '--api', origin])).code).toBe(0)
  expect(asked.map(({ url }) => url)).not.toContain('GET /elsewhere')
  const { code, told } = await probe(['--send', '--api', 'http://127.0.0.1:1'])
  expect(code).toBe(1)
  expect(told).toContain('The API could not be reached.')
})

test('probe sends one call at a time and waits a second between two calls', async () => {
  const story: string[] = []
  const commands = {
    probe: probeCommand({
      now: () => NOW,
      wait: async (ms) => void story.push(`wait ${ms}`),
      fetch: async () => {
        story.push('call')
        await Promise.resolve()
        story.push('answer')
        return Response.json({ message: 'No.' }, { status: story.length < 6 ? 404 : 429 })
      },
    }),
  }
  const io: Io = { env: FAKE, out: () => {}, log: () => {}, onStop: () => {} }
  expect(await run(commands, ['probe', '--send'], io)).toBe(1)
  const [sent, waited] = ['call answer', 'wait 1000']
  expect(story.join(' ')).toBe([sent, waited, sent, waited, sent].join(' '))
})

test('probe --listen reports what the dashboard sends when an address is saved, and what .successful contains', async () => {
  const { env, send, origin, sandbox: klump } = await sandbox()
  const post = async (path: string, body: unknown) =>
    void (await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }))
  const play = async (address: string) => {
    await fetch(address)
    await fetch(address, { method: 'POST' })
    await fetch(address, { method: 'POST', body: 'x', headers: { 'x-klump-signature': 'ff' } })
    klump.webhooks.setUrl('test', address)
    await post('/sandbox/transactions', { amount: 40_000, merchant_reference: 'A-1' })
    await post('/sandbox/clock', { advanceMs: 0 })
  }
  const { code, out, told } = await probe([...send, '--listen', '0'], {
    env,
    onTold: (line, stop) => {
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
      if (address !== undefined) void play(`${address}/`).then(stop)
    },
  })
  expect(code).toBe(0)
  expect(told).toContain('heard POST successful')
  expect(out).toContain('known    Does the webhook .successful name it?\n         no')
  expect(out).toContain('GET without a body; POST without a body; POST with a body')
})
