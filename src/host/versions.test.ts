import { expect, test } from 'vitest'
import { HOME } from './home.ts'
import { filesOf, storeOf } from './testing/built.ts'
import { hostWith, NOW, ORIGIN } from './testing/host.ts'

const files = (hash: string) => ({ ...filesOf(hash), 'klump.js': `home = '${HOME}', it = '${hash}'` })
const before = storeOf('1.0.0', files('AAAAAAA1')).store
const now = storeOf('1.1.0', files('BBBBBBB2')).store

const textOf = async (answer: Promise<Response>) => await (await answer).text()
const statusOf = async (answer: Promise<Response>) => (await answer).status

test('the last version in the list is the current one, and files of earlier versions are served', async () => {
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

test('an alias for an earlier version is a rollback, and files of the later version are still served', async () => {
  const { get } = hostWith({ versions: { kept: [before, now], alias: '1.0.0' } })
  expect(await textOf(get('/klump.js'))).toContain('AAAAAAA1')
  expect(await statusOf(get('/overlay-BBBBBBB2.js'))).toBe(200)
  expect(await statusOf(get('/v/1.1.0/checkout/'))).toBe(200)
})

test('a version with an end date answers 410 from that date on, and the answer says why', async () => {
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

test('a file that an expired version and a later one share is still served', async () => {
  const later = storeOf('1.1.0', { ...files('BBBBBBB2'), 'overlay-AAAAAAA1.js': 'the same' }).store
  const { get } = hostWith({ versions: { kept: [{ files: before, until: new Date(NOW) }, later] } })
  expect(await statusOf(get('/overlay-AAAAAAA1.js'))).toBe(200)
  expect(await statusOf(get('/v/1.0.0/overlay-AAAAAAA1.js'))).toBe(410)
})

test('the checkout page of an unknown or expired version redirects to the current version', async () => {
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
  ['the same version twice', { kept: [now, now] }],
  ['an alias for an unknown version', { kept: [before, now], alias: '2.0.0' }],
  ['no version', { kept: [] }],
  ['a current version with an end date', { kept: [before, { files: now, until: '2027-01-01' }] }],
])('the host is not ready, and check() reports why: %s', async (_what, versions) => {
  const { get, host } = hostWith({ versions })
  await expect(host.check()).rejects.toThrow(/^versions: /)
  expect(await statusOf(get('/readyz'))).toBe(503)
})

test('check() names the list position of a folder that is not a build', async () => {
  const { host } = hostWith({ versions: { kept: [{ read: async () => undefined }, now] } })
  await expect(host.check()).rejects.toThrow(/^versions\.kept\[0\]: There is no host\/manifest\.json/)
})

test('the script of each version contains the address of its own version', async () => {
  const { get } = hostWith({ versions: { kept: [before, now] }, origin: ORIGIN })
  expect(await textOf(get('/klump.js'))).toBe(`home = '${ORIGIN}/v/1.1.0/', it = 'BBBBBBB2'`)
  expect(await textOf(get('/v/1.0.0/klump.js'))).toBe(`home = '${ORIGIN}/v/1.0.0/', it = 'AAAAAAA1'`)
  const without = hostWith({ versions: { kept: [now] } })
  expect(await textOf(without.get('/klump.js'))).toContain(HOME)
})
