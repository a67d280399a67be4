import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ToPage } from '../protocol/messages.ts'
import {
  timersFor,
  transition,
  type Effect,
  type OverlayState,
  type StateEvent,
  type Timer,
} from './state.ts'

const REFERENCE = 'KLP-1662-348036-0961'
const says = (message: ToPage): StateEvent => ({ type: 'message', message })

const isFree = (it: ToPage) => it.type === 'busy' && !it.locked && !it.reference

function run(...events: StateEvent[]): OverlayState {
  let state: OverlayState = { at: 'waiting', pace: 'usual' }
  for (const event of events) state = transition(state, event)?.state ?? state
  return state
}

const reference = fc.option(fc.constant(REFERENCE), { nil: undefined })
const message: fc.Arbitrary<ToPage> = fc.oneof(
  fc.constantFrom<ToPage>({ type: 'ready' }, { type: 'opened' }, { type: 'alive' }, { type: 'outdated' }),
  fc
    .tuple(reference, fc.boolean())
    .map(([known, locked]): ToPage => ({ type: 'busy', locked, ...(known && { reference: known }) })),
  fc.boolean().map((confirm): ToPage => ({ type: 'leave', confirm, step: 'LOGIN' })),
  fc.constantFrom<ToPage>(
    { type: 'approved', reference: REFERENCE },
    { type: 'outcome', outcome: { status: 'success', reference: REFERENCE } },
    { type: 'outcome', outcome: { status: 'pending', reference: '' } },
    { type: 'outcome', outcome: { status: 'cancelled' } },
  ),
)
const event: fc.Arbitrary<StateEvent> = fc.oneof(
  message.map(says),
  fc.constantFrom<StateEvent>(
    ...(['order', 'close', 'stay', 'leave', 'retry', 'destroy'] as const).map((type) => ({ type })),
    { type: 'offline' },
    { type: 'online' },
    { type: 'sent' },
    { type: 'failure', error: { code: 'frame_removed', message: 'Gone.' } },
    { type: 'dead', error: { code: 'frame_lost', message: 'Gone.' } },
  ),
  fc
    .constantFrom<Timer>('slow', 'frame', 'ready', 'first', 'leave', 'explained', 'locked')
    .map((timer): StateEvent => ({ type: 'time', timer })),
)

// Most random sequences would end the opening at once. Some therefore start with the order and the frame.
const story = fc
  .tuple(
    fc.constantFrom<StateEvent[]>([], [{ type: 'order' }], [{ type: 'order' }, says({ type: 'ready' })]),
    fc.array(event, { maxLength: 20 }),
  )
  .map(([start, rest]) => [...start, ...rest])

describe('after any sequence of events', () => {
  it('an opening that the lender approves emits the success at once, and ends as this success', () => {
    fc.assert(
      fc.property(story, fc.array(event, { maxLength: 20 }), (before, after) => {
        const state = run(...before)
        const turn = transition(state, says({ type: 'approved', reference: REFERENCE }))
        if (turn?.state.at !== 'running' || ('approved' in state && state.approved)) return
        expect(turn.effects).toEqual([
          { type: 'load' },
          { type: 'open' },
          { type: 'success', outcome: { status: 'success', reference: REFERENCE } },
        ])
        let now = turn.state as OverlayState
        for (const next of [...after, { type: 'destroy' } as const]) now = transition(now, next)?.state ?? now
        expect(now).toEqual({ at: 'ended', outcome: { status: 'success', reference: REFERENCE } })
      }),
    )
  })

  it('an opening has ended at most once, and no timer runs after the end', () => {
    fc.assert(
      fc.property(story, (events) => {
        let state: OverlayState = { at: 'waiting', pace: 'usual' }
        for (const next of events) {
          const turn = transition(state, next)
          if (state.at === 'ended') expect(turn).toBeUndefined()
          state = turn?.state ?? state
        }
        if (state.at === 'ended') expect(timersFor(state)).toEqual({})
      }),
    )
  })

  it('the overlay ends an opening whose loan may exist only as pending, with or without a reference', () => {
    fc.assert(
      fc.property(reference, fc.array(event, { maxLength: 10 }), (known, events) => {
        // Only the frame may say how the opening ended, or that there is certainly no loan. All other events are kept.
        const heard = events.filter(
          (it) =>
            it.type !== 'message' ||
            (it.message.type !== 'approved' &&
              (it.message.type === 'outcome'
                ? it.message.outcome.status === 'cancelled'
                : !isFree(it.message))),
        )
        const busy = says({ type: 'busy', locked: true, ...(known && { reference: known }) })
        const state = run({ type: 'order' }, says({ type: 'ready' }), busy, ...heard, { type: 'destroy' })
        expect(state).toMatchObject({ at: 'ended', outcome: { status: 'pending' } })
        if (known) expect(state).toMatchObject({ outcome: { reference: REFERENCE } })
      }),
    )
  })

  it('a loan that the frame reports while the overlay shows that it did not load ends as pending', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', REFERENCE),
        fc.constantFrom<StateEvent[]>([], [{ type: 'close' }]),
        (known, more) => {
          const error = { code: 'frame_lost', message: '' } as const
          const busy = says({ type: 'busy', locked: false, reference: known })
          const state = run(
            { type: 'order' },
            says({ type: 'ready' }),
            { type: 'dead', error },
            busy,
            ...more,
            { type: 'destroy' },
          )
          expect(state).toMatchObject({ at: 'ended', outcome: { status: 'pending', reference: known } })
        },
      ),
    )
  })

  it('the overlay does not wait for ever: a timer runs, or the shopper can do something', () => {
    fc.assert(
      fc.property(story, (events) => {
        const state = run(...events)
        const choosing = state.at === 'running' ? state.opened : ['ended', 'unreachable'].includes(state.at)
        const waiting = state.at === 'waiting' || ('pace' in state && state.pace === 'offline')
        expect(choosing || waiting || Object.keys(timersFor(state)).length > 0).toBe(true)
      }),
    )
  })

  it('destroy ends the opening', () => {
    fc.assert(
      fc.property(story, (events) => {
        expect(run(...events, { type: 'destroy' }).at).toBe('ended')
      }),
    )
  })

  it('the shopper can leave, except while the loan is requested', () => {
    fc.assert(
      fc.property(story, (events) => {
        const state = run(...events)
        fc.pre(state.at !== 'locked')
        const out: StateEvent[] = [{ type: 'leave' }, { type: 'close' }, { type: 'time', timer: 'leave' }]
        expect(run(...events, ...out).at).toBe('ended')
      }),
    )
  })

  it('a success is emitted after load and open', () => {
    fc.assert(
      fc.property(story, (events) => {
        const emitted: Effect[] = []
        let state: OverlayState = { at: 'waiting', pace: 'usual' }
        for (const next of events) {
          const turn = transition(state, next)
          emitted.push(...(turn?.effects ?? []))
          state = turn?.state ?? state
        }
        if (state.at === 'ended' && state.outcome.status === 'success')
          expect(emitted).toEqual(expect.arrayContaining([{ type: 'load' }, { type: 'open' }]))
      }),
    )
  })
})

describe('while the loan is requested', () => {
  const locked = [{ type: 'order' } as const, says({ type: 'ready' }), says({ type: 'busy', locked: true })]

  it('the question whether to leave is closed', () => {
    const asking = run({ type: 'order' }, says({ type: 'ready' }), says({ type: 'leave', confirm: true }))
    expect(asking).toMatchObject({ leaving: 'confirm' })
    expect(transition(asking, says({ type: 'busy', locked: true }))?.state.at).toBe('locked')
  })

  it('a reference that the frame has named is kept when the next message has none', () => {
    const named = says({ type: 'busy', locked: true, reference: REFERENCE })
    expect(run(...locked, named, says({ type: 'busy', locked: true }))).toMatchObject({
      reference: REFERENCE,
    })
  })

  it('a frame that stays locked for thirty minutes ends the opening as pending', () => {
    const late: StateEvent = { type: 'time', timer: 'locked' }
    expect(run(...locked, late)).toMatchObject({ outcome: { status: 'pending', reference: '' } })
    expect(timersFor(run(...locked)).locked).toBe(1_800_000)
  })
})

describe('once the loan was asked for', () => {
  const started = [{ type: 'order' } as const, says({ type: 'ready' }), says({ type: 'opened' })]
  const asked = [...started, says({ type: 'busy', locked: true, reference: REFERENCE })]
  const pending = { at: 'ended', outcome: { status: 'pending', reference: REFERENCE } }
  const lost: StateEvent = { type: 'dead', error: { code: 'frame_lost', message: 'Gone.' } }

  it('an opening that ends during the last screen, before the frame has said how, is pending', () => {
    const result = [...asked, says({ type: 'busy', locked: false, reference: REFERENCE })]
    expect(run(...result)).toMatchObject({ at: 'running', reference: REFERENCE })
    expect(run(...result, { type: 'destroy' })).toEqual(pending)
    expect(run(...result, lost)).toEqual(pending)
    expect(run(...result, says({ type: 'ready' }))).toEqual(pending)
    expect(run(...result, { type: 'close' }, { type: 'time', timer: 'leave' })).toEqual(pending)
  })

  it('an opening whose loan has no reference ends as pending, too', () => {
    const result = [
      ...started,
      says({ type: 'busy', locked: true }),
      says({ type: 'busy', locked: false, reference: '' }),
    ]
    const unnamed = { at: 'ended', outcome: { status: 'pending', reference: '' } }
    expect(run(...result, { type: 'destroy' })).toEqual(unnamed)
    expect(run(...result, lost)).toEqual(unnamed)
  })

  it('and refused, the shopper can leave, and a dead frame can be loaded again', () => {
    const refused = [...asked, says({ type: 'busy', locked: false })]
    expect(run(...refused, { type: 'destroy' })).toMatchObject({ outcome: { status: 'cancelled' } })
    expect(run(...refused, lost)).toMatchObject({ at: 'unreachable', error: { code: 'frame_lost' } })
  })
})

describe('a frame that dies before the loan is requested', () => {
  const lost: StateEvent = { type: 'dead', error: { code: 'frame_lost', message: 'Gone.' } }
  const running = run({ type: 'order' }, says({ type: 'ready' }))

  it('can be loaded again; an opening that is closed instead has failed with frame_lost', () => {
    const dead = transition(running, lost)?.state ?? running
    expect(transition(dead, { type: 'retry' })?.state).toMatchObject({ at: 'loading', frames: 2 })
    expect(transition(dead, { type: 'close' })?.state).toMatchObject({
      outcome: { status: 'failed', error: { code: 'frame_lost' } },
    })
  })

  it('that answers and draws nothing for 20 s has failed with frame_timeout', () => {
    expect(timersFor(running)).toEqual({ first: 20_000 })
    const dead = transition(running, { type: 'time', timer: 'first' })?.state
    expect(dead).toMatchObject({ at: 'unreachable', error: { code: 'frame_timeout' } })
    expect(timersFor(run({ type: 'order' }, says({ type: 'ready' }), says({ type: 'opened' })))).toEqual({})
  })
})

describe('without a network', () => {
  const loading = run({ type: 'order' })
  const offline = run({ type: 'order' }, { type: 'offline' })

  it('the overlay waits without a time limit; then it loads a new frame, which has twenty seconds', () => {
    expect(offline).toMatchObject({ at: 'loading', pace: 'offline', frames: 1 })
    expect(timersFor(offline)).toEqual({})
    expect(transition(offline, { type: 'online' })?.state).toEqual({
      at: 'loading',
      pace: 'usual',
      frames: 2,
    })
    expect(timersFor(run({ type: 'order' }, { type: 'offline' }, { type: 'online' }))).toEqual(
      timersFor(loading),
    )
  })

  it('a frame that was sent the order is kept, and has twenty seconds from then on', () => {
    const sent = run({ type: 'order' }, { type: 'sent' })
    expect(timersFor(sent)).toEqual({ ready: 20_000, slow: 5000 })
    expect(transition(sent, { type: 'time', timer: 'ready' })?.state).toMatchObject({ at: 'unreachable' })
    const back = run({ type: 'order' }, { type: 'sent' }, { type: 'offline' }, { type: 'online' })
    expect(back).toEqual(sent)
    expect(run({ type: 'order' }, { type: 'offline' }, { type: 'sent' }, { type: 'online' })).toEqual(sent)
  })

  it('a frame without the checkout is not counted as dead', () => {
    expect(
      transition(offline, { type: 'dead', error: { code: 'frame_blocked', message: '' } }),
    ).toBeUndefined()
  })

  it('a frame that answers is shown all the same', () => {
    expect(transition(offline, says({ type: 'ready' }))?.state.at).toBe('running')
  })

  it('an order that comes does not hide that the device is offline', () => {
    expect(run({ type: 'offline' }, { type: 'order' })).toMatchObject({ at: 'loading', pace: 'offline' })
  })

  it('a frame that failed is loaded again when the network is back', () => {
    const failed = run({ type: 'order' }, { type: 'time', timer: 'frame' })
    expect(transition(failed, { type: 'online' })?.state).toMatchObject({ at: 'loading', frames: 2 })
  })

  it('a checkout that runs stays as it is: it reports the network itself', () => {
    const running = run({ type: 'order' }, says({ type: 'ready' }))
    expect([transition(running, { type: 'offline' }), transition(running, { type: 'online' })]).toEqual([
      undefined,
      undefined,
    ])
  })
})

describe('a frame that reloads because a release removed its files', () => {
  const outdated = says({ type: 'outdated' })

  it('is awaited like the first time, without a new frame', () => {
    const opened = run({ type: 'order' }, says({ type: 'opened' }))
    expect(transition(opened, outdated)).toEqual({
      state: { at: 'loading', pace: 'usual', frames: 1 },
      effects: ['reopen-door'],
    })
    expect(timersFor(run({ type: 'order' }, says({ type: 'opened' }), outdated))).toHaveProperty('frame')
  })

  it('ends as pending where a loan may exist', () => {
    const busy = says({ type: 'busy', locked: false, reference: REFERENCE })
    expect(run({ type: 'order' }, says({ type: 'opened' }), busy, outdated)).toEqual({
      at: 'ended',
      outcome: { status: 'pending', reference: REFERENCE },
    })
  })
})
