import { expect, test } from 'vitest'
import { OFFLINE_PAUSE } from './request.ts'
import { manualClock } from '../../shared/testing/manual-clock.ts'
import { createChunk, type Source } from './chunk.ts'

// A device whose network and clock the test controls. Each fetch gets the next of `answers`.
function device(...answers: (() => Promise<string>)[]) {
  const clock = manualClock()
  const asked: string[] = []
  let online = true
  let back = () => {}
  let why: Awaited<ReturnType<Source<string>['whyMissing']>> | undefined = 'unreachable'
  const source: Source<string> = {
    fetch(again) {
      asked.push(again)
      return answers.shift()?.() ?? Promise.reject(new Error('asked too often'))
    },
    whyMissing: () => (why ? Promise.resolve(why) : hangs()),
  }
  const chunk = createChunk('later', source, {
    ...clock,
    random: () => 0.5,
    online: () => online,
    onOnline(then) {
      back = then
      return () => (back = () => {})
    },
  })
  return {
    chunk,
    clock,
    asked,
    becomes: (now: typeof why) => (why = now),
    goOffline: () => (online = false),
    comeBack() {
      online = true
      back()
    },
  }
}

const comes = () => Promise.resolve('module')
const fails = () => Promise.reject(new TypeError('Failed to fetch'))
const hangs = () => new Promise<never>(() => {})
const settled = () => new Promise((done) => setImmediate(done))

test('a chunk is fetched once, however often it is requested', async () => {
  const { chunk, asked, clock } = device(comes)
  expect(chunk.here).toBeUndefined()
  expect(await Promise.all([chunk.load(), chunk.load()])).toEqual(['module', 'module'])
  expect([await chunk.load(), chunk.here]).toEqual(['module', 'module'])
  expect(asked).toEqual([''])
  expect(clock.waiting()).toEqual([])
})

test('a failed fetch of a chunk is repeated once, after a pause and at another address', async () => {
  const { chunk, asked, clock } = device(fails, comes)
  const loading = chunk.load()
  await settled()
  expect([asked, clock.waiting()]).toEqual([[''], [600]])
  clock.advance(600)
  expect(await loading).toBe('module')
  expect(asked).toEqual(['', '?again=1'])
})

test('after two failures the load is rejected and may be repeated, each time at a new address', async () => {
  const { chunk, asked, clock } = device(fails, fails, fails, comes)
  for (let tries = 1; tries <= 2; tries++) {
    const loading = chunk.load().catch((error: unknown) => error)
    await settled()
    clock.advance(600)
    if (tries === 1) expect(await loading).toMatchObject({ name: 'ApiFailure', kind: 'unreachable' })
    else expect(await loading).toBe('module')
  }
  expect(asked).toEqual(['', '?again=1', '?again=2', '?again=3'])
})

test('a fetch that never ends is given up after 25 seconds in which the page was visible', async () => {
  const { chunk, asked, clock } = device(hangs, comes)
  const loading = chunk.load()
  await settled()
  clock.advance(24_999)
  await settled()
  expect(asked).toHaveLength(1)
  clock.advance(1)
  await settled()
  clock.advance(600)
  expect(await loading).toBe('module')
})

test('a device that reports offline fetches the chunk all the same', async () => {
  const { chunk, asked, goOffline } = device(comes)
  goOffline()
  expect(await chunk.load()).toBe('module')
  expect(asked).toHaveLength(1)
})

test('a fetch waits while the device is offline, and a failure while offline does not count', async () => {
  const lost = device(
    () => {
      lost.goOffline()
      return fails()
    },
    () => {
      lost.goOffline()
      return fails()
    },
    () => {
      lost.comeBack()
      return fails()
    },
    comes,
  )
  const { chunk, asked, clock, goOffline, comeBack } = lost
  goOffline()
  const loading = chunk.load()
  await settled()
  expect(asked).toEqual([''])
  comeBack()
  await settled()
  clock.advance(OFFLINE_PAUSE)
  await settled()
  comeBack()
  await settled()
  clock.advance(600)
  expect(await loading).toBe('module')
  expect(asked).toHaveLength(4)
})

test.each(['outdated', 'server'] as const)('the load fails with the server’s reason: %s', async (why) => {
  const { chunk, clock, becomes } = device(fails, fails)
  becomes(why)
  const loading = chunk.load().catch((error: unknown) => error)
  await settled()
  clock.advance(600)
  expect(await loading).toMatchObject({ name: 'ApiFailure', kind: why })
})

test('a chunk that a release has removed is fetched twice, and not again by later loads', async () => {
  const { chunk, asked, clock, becomes } = device(fails, fails)
  becomes('outdated')
  const loadings = [chunk.load(), chunk.load()].map((loading) => loading.catch((error: unknown) => error))
  await settled()
  clock.advance(600)
  await Promise.all(loadings)
  for (let tries = 0; tries < 10; tries++)
    await expect(chunk.load()).rejects.toMatchObject({ kind: 'outdated' })
  expect(asked).toHaveLength(2)
})

test('a missing chunk without a reason from the server fails as unreachable', async () => {
  const { chunk, clock, becomes } = device(fails, fails)
  becomes(undefined)
  const loading = chunk.load().catch((error: unknown) => error)
  await settled()
  clock.advance(600)
  await settled()
  clock.advance(25_000)
  expect(await loading).toMatchObject({ kind: 'unreachable' })
})
