import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { HOME } from './home.ts'
import { filesOf, storeOf } from './testing/built.ts'
import { hostWith, ORIGIN } from './testing/host.ts'

interface Integrity {
  readonly version: string
  readonly files: Readonly<Record<string, { readonly integrity: string }>>
  readonly shop?: {
    readonly script: string
    readonly importMap: { readonly integrity: Readonly<Record<string, string>> }
  }
}

const built = (version: string, hash: string) =>
  storeOf(version, { ...filesOf(hash), 'klump.js': `home = '${HOME}', it = '${hash}'` }).store
const versions = { kept: [built('1.0.0', 'AAAAAAA1'), built('1.1.0', 'BBBBBBB2')] }

const hashOf = async (response: Response) =>
  `sha384-${createHash('sha384')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('base64')}`

test.each([
  ['/', '1.1.0'],
  ['/v/1.1.0/', '1.1.0'],
  ['/v/1.0.0/', '1.0.0'],
])('%sintegrity.json has the hashes of the files below its path', async (below, version) => {
  const { get } = hostWith({ versions, origin: ORIGIN })
  const answer = await get(`${below}integrity.json`)
  expect(answer.headers.get('content-type')).toBe('application/json')
  const integrity = (await answer.json()) as Integrity
  expect(integrity.version).toBe(version)
  expect(Object.keys(integrity.files)).toHaveLength(3)
  for (const [path, file] of Object.entries(integrity.files))
    expect(await hashOf(await get(below + path)), path).toBe(file.integrity)
})

test('integrity.json has a script tag and an import map for the addresses that this version loads', async () => {
  const { get } = hostWith({ versions, origin: ORIGIN })
  const { shop } = (await (await get('/integrity.json')).json()) as Integrity
  const [, address = '', integrity] = /src="([^"]+)" integrity="([^"]+)"/.exec(shop?.script ?? '') ?? []
  expect(address).toBe(`${ORIGIN}/v/1.1.0/klump.js`)
  expect(await hashOf(await get(address.replace(ORIGIN, '')))).toBe(integrity)
  const mapped = Object.entries(shop?.importMap.integrity ?? {})
  expect(mapped).toHaveLength(4)
  for (const [url, hash] of mapped) expect(await hashOf(await get(url.replace(ORIGIN, ''))), url).toBe(hash)
})

test('a host without an origin does not change the script, and offers no script tag', async () => {
  const { get } = hostWith({ versions })
  const integrity = (await (await get('/integrity.json')).json()) as Integrity
  expect(integrity).not.toHaveProperty('shop')
  expect(await hashOf(await get('/klump.js'))).toBe(integrity.files['klump.js']?.integrity)
})
