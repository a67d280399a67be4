import { expect, test } from 'vitest'
import { reloadWith, takeCarried } from './over-reload.ts'

const HERE = 'https://js.klump.example/v/1.0.0/checkout/?key=klp_pk_test_0001'
const THERE = 'https://js.klump.example/checkout/?key=klp_pk_test_0001'
const contact = { email: 'ada@example.com', phone: '08012345678' }
const chunks = ['./assets/later-AAAAAAA1.js']

/** A frame whose server gives this answer. `did` lists the actions in order. */
function frame(answer: () => Promise<Partial<Response>>) {
  const did: unknown[] = []
  let state: unknown = null
  const window = {
    location: { href: HERE, reload: () => did.push('reload') },
    history: {
      get state() {
        return state
      },
      replaceState(given: unknown, _title: string, address?: string) {
        state = structuredClone(given)
        did.push(address ?? 'here')
      },
    },
    fetch: answer,
  } as unknown as Parameters<typeof reloadWith>[1]
  return { window, did, put: (given: unknown) => (state = given) }
}

test.each([
  ['has moved', { ok: true, url: THERE }, THERE],
  ['has not moved', { ok: true, url: HERE }, HERE],
  ['is gone', { ok: false, url: THERE }, HERE],
  ['cannot be requested', undefined, HERE],
])(
  'a document that %s is reloaded from the right address, and takes the carried data once',
  async (_what, answer, at) => {
    const { window, did } = frame(() => (answer ? Promise.resolve(answer) : Promise.reject(new TypeError())))
    await reloadWith({ contact, chunks, reopened: true }, window, () => did.push('leave'))
    expect(did).toEqual(['leave', at, 'reload'])
    expect(takeCarried(window)).toEqual({ contact, chunks, reopened: true })
    expect(window.history.state).toBeNull()
    expect(takeCarried(window)).toEqual({ contact: {}, chunks: [], reopened: false })
  },
)

test.each([
  null,
  1,
  'text',
  {},
  { klump: 1 },
  { klump: { contact: { email: 1, phone: {} }, chunks: [1, {}], reopened: 1 } },
])('a history state of another form has no carried data: %j', (state) => {
  const { window, put } = frame(() => Promise.reject(new TypeError()))
  put(state)
  expect(takeCarried(window)).toEqual({ contact: {}, chunks: [], reopened: false })
})
