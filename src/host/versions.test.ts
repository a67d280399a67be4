import { expect, test } from 'vitest'
import { HOME } from './home.ts'
import { filesOf, storeOf } from './testing/built.ts'
import { hostWith, NOW, ORIGIN } from './testing/host.ts'

const files = (hash: string) => ({ ...filesOf(hash), 'klump.js': `home = '${HOME}', it = '${hash}'` })
const before = storeOf('1.0.0', files('AAAAAAA1')).store
const now = storeOf('1.1.0', files('BBBBBBB2')).store

const textOf = async (answer: Promise<Response>) => await (await answer).text()
const statusOf = async (answer: Promise<Response>) => (await answer).status

test('the last version is the current one, and what earlier ones have is there', async () => {
  const { get } = hostWith({ versions: { kept: [before, now] } })
  expect(await textOf(get('/klump.js'))).toContain('BBBBBBB2')
  expect(await textOf(get('/v/1.0.0/klump.js'))).toContain('AAAAAAA1')
  for (const hash of ['AAAAAAA1', 'BBBBBBB2'])
    for (const path of [`/overlay-${hash}.js`, `/checkout/assets/app-${hash}.css`])
      expect(await statusOf(get(path)), path).toBe(200)
  expect(await statusOf(get('/v/1.0.0/checkout/'))).toBe(200)
  expect(await textOf(get('/v/1.2.0/klump.js'))).toContain('does not have that version')
  expect(await textOf(get('/readyz'))).toBe('1.1.0\n')
})

test('an alias on an earlier version is a rollback, after which the later one is still there', async () => {
  const { get } = hostWith({ versions: { kept: [before, now], alias: '1.0.0' } })
  expect(await textOf(get('/klump.js'))).toContain('AAAAAAA1')
  expect(await statusOf(get('/overlay-BBBBBBB2.js'))).toBe(200)
  expect(await statusOf(get('/v/1.1.0/checkout/'))).toBe(200)
})

test('a version that is kept until a day is gone from then on, and says so', async () => {
  const until = new Date(NOW)
  const at = (time: number) =>
    hostWith({ versions: { kept: [{ files: before, until }, now] } }, { now: () => time })
  expect(await statusOf(at(NOW - 1).get('/overlay-AAAAAAA1.js'))).toBe(200)
  const gone = await at(NOW).get('/overlay-AAAAAAA1.js')
  expect([gone.status, await gone.text()]).toEqual([
    410,
    'Version 1.0.0 was kept until 2026-11-28T09:00:00.000Z.\n',
  ])
  expect(gone.headers.get('cache-control')).toBe('no-store')
  expect(await statusOf(at(NOW).get('/klump.js'))).toBe(200)
})

test('a page whose version is not here, or no longer, has the checkout of the present one', async () => {
  const { get } = hostWith({ versions: { kept: [{ files: before, until: new Date(NOW) }, now] } })
  for (const version of ['0.9.0', '1.0.0']) {
    const moved = await get(`/v/${version}/checkout/?key=klp_pk_test_0001`)
    expect([moved.status, moved.headers.get('location'), moved.headers.get('cache-control')]).toEqual([
      302,
      '/checkout/?key=klp_pk_test_0001',
      'no-store',
    ])
    expect((await get(`/v/${version}/checkout/terms.html`)).headers.get('location')).toBe(
      '/checkout/terms.html',
    )
    expect(await statusOf(get(`/v/${version}/overlay-AAAAAAA1.js`))).toBe(version === '1.0.0' ? 410 : 404)
  }
  expect(await statusOf(get('/v/1.1.0/checkout/other.html'))).toBe(404)
})

test.each([
  ['two of one version', { kept: [now, now] }],
  ['an alias that nobody has', { kept: [before, now], alias: '2.0.0' }],
  ['none', { kept: [] }],
  ['a current version with an end', { kept: [before, { files: now, until: '2027-01-01' }] }],
])('%s: the host is not ready, and check() says why', async (_what, versions) => {
  const { get, host } = hostWith({ versions })
  await expect(host.check()).rejects.toThrow(/^versions: /)
  expect(await statusOf(get('/readyz'))).toBe(503)
})

test('a folder that is none of a build is named by its place in the list', async () => {
  const { host } = hostWith({ versions: { kept: [{ read: async () => undefined }, now] } })
  await expect(host.check()).rejects.toThrow(/^versions\.kept\[0\]: There is no host\/manifest\.json/)
})

test('the script is told its own address, and that of its own version', async () => {
  const { get } = hostWith({ versions: { kept: [before, now] }, origin: ORIGIN })
  expect(await textOf(get('/klump.js'))).toBe(`home = '${ORIGIN}/v/1.1.0/', it = 'BBBBBBB2'`)
  expect(await textOf(get('/v/1.0.0/klump.js'))).toBe(`home = '${ORIGIN}/v/1.0.0/', it = 'AAAAAAA1'`)
  const without = hostWith({ versions: { kept: [now] } })
  expect(await textOf(without.get('/klump.js'))).toContain(HOME)
})
